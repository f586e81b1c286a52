"""Reading a whole file: things within things, each fault with its place, no more than anyone will read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .fields import Fault
from .kinds import Kind, Wrong

MOST_FAULTS = 20
_NO_OBJECT = ("not-an-object", "Dit moet een object zijn.", "This must be an object.")
_NO_LIST = ("not-a-list", "Dit moet een lijst zijn.", "This must be a list.")
_MISSING = ("missing", "Dit ontbreekt.", "This is missing.")


class Enough(Exception):
    """There are as many faults as anyone wants to read."""


@dataclass
class Faults:
    """What is wrong, each with its place in the file."""

    found: list[Fault] = field(default_factory=list)

    def add(self, at: str, said: tuple[str, str, str]) -> None:
        """One more, until it is enough."""
        self.found.append(Fault(at.removeprefix("."), *said))
        if len(self.found) >= MOST_FAULTS:
            raise Enough


@dataclass(frozen=True)
class Thing:
    """An object with these fields; `usual` is what an older file means by leaving one out."""

    fields: Mapping[str, "Form"]
    usual: Mapping[str, Any] = field(default_factory=dict)

    def read(self, value: Any, at: str, faults: Faults) -> Any:
        """The known fields."""
        if not isinstance(value, dict):
            return faults.add(at, _NO_OBJECT)
        found = {}
        for name, form in self.fields.items():
            if name in value or name in self.usual:
                found[name] = read(form, value.get(name, self.usual.get(name)), f"{at}.{name}", faults)
            else:
                faults.add(f"{at}.{name}", _MISSING)
        return found


@dataclass(frozen=True)
class Several:
    """A list of at most so many."""

    form: "Form"
    most: int

    def read(self, value: Any, at: str, faults: Faults) -> Any:
        """Each of them."""
        if not isinstance(value, list):
            return faults.add(at, _NO_LIST)
        if len(value) > self.most:
            return faults.add(at, _too_many(self.most))
        return [read(self.form, each, f"{at}[{place}]", faults) for place, each in enumerate(value)]


@dataclass(frozen=True)
class Table:
    """An object with some of these words; what else stands in it is left alone."""

    forms: Mapping[str, "Form"]

    def read(self, value: Any, at: str, faults: Faults) -> Any:
        """What stands under the words that are known."""
        if not isinstance(value, dict):
            return faults.add(at, _NO_OBJECT)
        known = [word for word in self.forms if word in value]
        return {word: read(self.forms[word], value[word], f"{at}.{word}", faults) for word in known}


@dataclass(frozen=True)
class Perhaps:
    """Such a thing, or null."""

    form: "Form"

    def read(self, value: Any, at: str, faults: Faults) -> Any:
        """None for null."""
        return None if value is None else read(self.form, value, at, faults)


Form = Thing | Several | Table | Perhaps | Kind


def read(form: Form, value: Any, at: str, faults: Faults) -> Any:
    """The value as it is kept; what is wrong with it is told in `faults`."""
    if isinstance(form, Thing | Several | Table | Perhaps):
        return form.read(value, at, faults)
    try:
        return form.clean(value)
    except Wrong as wrong:
        return faults.add(at, wrong.said)


def _too_many(most: int) -> tuple[str, str, str]:
    return ("too-many", f"Dit zijn er te veel: hoogstens {most}.", f"These are too many: at most {most}.")
