"""Exact parts of a whole as numbers of JSON."""

from fractions import Fraction


def number(part: Fraction | None) -> float | None:
    """Null when it is not known, which is never zero."""
    return None if part is None else float(part)
