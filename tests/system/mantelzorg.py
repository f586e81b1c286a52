"""What is said on one evening and on another two weeks later, and what must come of it. The theme is one of
Movisie's "Kwaliteitskompas in de praktijk"; the words are ours.
"""

import re
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

THEME = "Mantelzorg"
ASSOCIATIONS = {
    "municipality 1": ["respijtzorg", "regels"],
    "provider 1": ["overbelast", "niet gehoord"],
    "provider 2": ["netwerk"],
    "resident 1": ["mijn moeder", "niet gehoord"],
    "resident 2": ["werk", "geld"],
}
CLUSTERS = {
    "Gehoord worden": ["niet gehoord", "overbelast"],
    "Werk en school": ["werk", "netwerk"],
    "Geld": ["geld", "regels"],
}
#: Seat to its dots on the three clusters.
DOTS = {
    "municipality 1": (0, 0, 5),
    "provider 1": (3, 2, 0),
    "provider 2": (5, 0, 0),
    "resident 1": (2, 3, 0),
    "resident 2": (2, 2, 1),
}
#: Of each cluster the dots per party, and the mean of the parties' shares.
DOTS_COUNTED = [
    ({"municipality": 0, "provider": 8, "resident": 4}, (0 + 8 / 10 + 4 / 10) / 3),
    ({"municipality": 0, "provider": 2, "resident": 5}, (0 + 2 / 10 + 5 / 10) / 3),
    ({"municipality": 5, "provider": 0, "resident": 1}, (1 + 0 + 1 / 10) / 3),
]
MAIN = "Mantelzorgers houden balans tussen zorg, werk en tijd voor zichzelf"
RIVAL = "Niemand hoeft te kiezen tussen zorgen en leven"
ANSWERS = {
    MAIN: {
        "municipality 1": ("no", "dat kunnen wij niet beloven"),
        "provider 1": ("yes", ""),
        "provider 2": ("yes", ""),
        "resident 1": ("yes", ""),
        "resident 2": ("yes-if", "het ook voor jonge mantelzorgers geldt"),
    },
    RIVAL: {
        "municipality 1": ("yes", ""),
        "provider 1": ("yes", ""),
        "provider 2": ("yes-if", ""),
        "resident 1": ("yes", ""),
        "resident 2": ("yes", ""),
    },
}
SUBGOALS = [
    "Zorgverleners luisteren naar mantelzorgers",
    "Op werk en school is er begrip voor wie zorgt",
    "Zorgen maakt niet arm",
]
SHARPER = "Zorgverleners luisteren naar mantelzorgers en doen er iets mee"


def weeks_later(folder: Path, weeks: int) -> None:
    """The clock moves on: all that was noted lies so much further back. The server does not run."""
    database = sqlite3.connect(folder / "samenboom.db")
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for _, column, *_rest in database.execute(f"PRAGMA table_info({table})").fetchall():
            if column == "at" or column.endswith(("_at", "_on")):
                _shift(database, table, column, timedelta(weeks=weeks))
    database.commit()
    database.close()


def _shift(database: sqlite3.Connection, table: str, column: str, by: timedelta) -> None:
    for row, moment in database.execute(f"SELECT rowid, {column} FROM {table}").fetchall():  # noqa: S608 - our own tables
        if moment is not None:
            whole = re.fullmatch(r"\d{4}-\d\d-\d\d", moment)
            earlier = (date if whole else datetime).fromisoformat(moment) - by
            database.execute(
                f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608 - our own tables
                (earlier.isoformat(), row),
            )


def walk(node: dict[str, Any]) -> list[dict[str, Any]]:
    """A node of the API's tree and all that hangs under it."""
    return [node, *(each for child in node["children"] for each in walk(child))]
