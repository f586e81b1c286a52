"""What was found, and whether it is what we aim for."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("goal", "what", "ours", "reference", "ratio", "wanted", "met")


@dataclass(frozen=True)
class Figure:
    """One line of the table. Without a reference what we found is itself compared with the limit."""

    goal: str
    what: str
    ours: float
    limit: float
    reference: float | None = None
    at_least: bool = False
    unit: str = ""

    @property
    def ratio(self) -> float:
        """Ours to the reference."""
        return self.ours if self.reference is None else self.ours / (self.reference or float("nan"))

    @property
    def is_met(self) -> bool:
        """Whether it is what we aim for."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit

    def cells(self) -> tuple[str, ...]:
        """As words."""
        unit = f" {self.unit}" if self.unit else ""
        than = "" if self.reference is None else f"{short(self.reference)}{unit}"
        ratio = "" if self.reference is None else f"{self.ratio:.2f}"
        wanted = f"{'>=' if self.at_least else '<='} {self.limit:g}"
        return (
            self.goal,
            self.what,
            f"{short(self.ours)}{unit}",
            than,
            ratio,
            wanted,
            "yes" if self.is_met else "NO",
        )


def short(number: float) -> str:
    """Three digits that count."""
    return f"{number:,.0f}".replace(",", " ") if abs(number) >= 100 else f"{number:.3g}"


def table(figures: Iterable[Figure]) -> str:
    """All of it, as Markdown."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    wide = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(size) for cell, size in zip(row, wide, strict=True)) + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (size + 2) for size in wide) + "|", *lines[1:]])


def middle(values: Iterable[float]) -> float:
    """The median."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share lies."""
    found = sorted(values)
    return found[min(len(found) - 1, int(len(found) * share))]
