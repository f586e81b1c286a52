"""What can be wrong between the parts of a file that is read back, and how it is looked for."""

from collections.abc import Iterable, Iterator
from typing import Any

from .kinds import SHORT

Content = dict[str, Any]
Said = tuple[str, str, str]
Found = Iterator[tuple[str, Said]]

UNKNOWN = (
    "unknown-id",
    "Dit hoort bij iets dat niet in het bestand staat.",
    "This belongs to something that is not in the file.",
)
TWICE = ("twice", "Dit staat er twee keer.", "This is here twice.")
MISPLACED = ("misplaced", "Dit past hier niet.", "This does not fit here.")
NO_WORDS = ("empty", "Hier ontbreken woorden.", "There are no words here.")
UNSEEN = ("not-revealed", "Dit is nog niet getoond.", "This has not been revealed.")
NOT_A_TABLE = (
    "not-a-table",
    "Dit zijn niet voor elke partij evenveel stoelen, genummerd vanaf 1.",
    "These are not as many seats for each party, numbered from 1.",
)
TOO_DEEP = (
    "too-deep",
    "Er passen hoogstens drie lagen subdoelen onder elkaar.",
    "At most three subgoals fit under one another.",
)
TOO_LONG = (
    "too-long",
    f"Een associatie is kort: hoogstens {SHORT} tekens.",
    f"An association is short: at most {SHORT} characters.",
)


def placed(content: Content, *names: str) -> Iterator[tuple[str, Content]]:
    """Each thing in these lists, with its place."""
    for name in names:
        yield from ((f"{name}[{place}]", each) for place, each in enumerate(content[name]))


def ids(content: Content, *names: str) -> set[str]:
    """The ids in these lists."""
    return {each["id"] for name in names for each in content[name]}


def repeated(pairs: Iterable[tuple[str, Any]]) -> Found:
    """What stands there for the second time."""
    seen: set[Any] = set()
    for at, key in pairs:
        if key in seen:
            yield at, TWICE
        seen.add(key)


def told(*found: tuple[str, Said, Any]) -> Found:
    """The first of these that is wrong."""
    yield from [(at, said) for at, said, is_wrong in found if is_wrong][:1]
