"""Settings come from the environment: every variable typed, with a default and a sentence."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

HOUSE = Path(__file__).parent.parent


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


_READ: dict[str, Callable[[str], Any]] = {
    "var": Path,
    "allowed_hosts": _words,
    "theme_css": Path,
    "retention_months": int,
    "plain_words": Path,
    "copies_days": int,
}


@dataclass(frozen=True)
class Settings:
    """Field `base_url` is read from SAMENBOOM_BASE_URL, and so on."""

    var: Annotated[Path, "Folder for what the server keeps: the database and the secret."] = HOUSE / "var"
    database_url: Annotated[str, "An SQLAlchemy URL; without it the file samenboom.db in the var folder."] = (
        ""
    )
    backplane_url: Annotated[str, "Reserved for more than one process."] = ""
    base_url: Annotated[str, "The address people use; without it that of the request."] = ""
    secret: Annotated[str, "Signs links, recognises retries; without it one is kept in var/secret."] = ""
    allowed_hosts: Annotated[
        tuple[str, ...], "Host names that are answered, with commas; without it and base URL every name."
    ] = ()
    theme_css: Annotated[Path | None, "Path of a municipality's own CSS file with design tokens."] = None
    theme_class: Annotated[str, "Class that goes with the theme, on the html element."] = ""
    retention_months: Annotated[int, "After how many months a trajectory is erased."] = 24
    copies_days: Annotated[
        int, "How many days the nightly copies of an SQLite database are kept; 0: none are made."
    ] = 7
    plain_words: Annotated[Path | None, "Path of a municipality's own policy words with plain ones."] = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process; an empty variable counts as none."""
        given = {each.name: environment.get(variable(each.name), "") for each in fields(cls)}
        return cls(**{name: _READ.get(name, str)(value) for name, value in given.items() if value})

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in use."""
        return self.database_url or f"sqlite:///{self.var / 'samenboom.db'}"

    @property
    def erasures(self) -> Path:
        """The list of what was erased; it stands beside the database and is in no copy of it."""
        return self.var / "erased.jsonl"

    @property
    def put_back(self) -> Path:
        """Holds the era (`web/house.py`): another one for each copy that is put back."""
        return self.var / "put-back"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names that are answered; none means every name."""
        named = urlsplit(self.base_url).hostname
        given = (*([named] if named else []), *self.allowed_hosts)
        return (*given, "localhost") if given else ()  # the image asks itself how it is

    def kept_secret(self) -> bytes:
        """The secret; on the first start it is made and kept, readable for this user only."""
        return self.secret.encode() if self.secret else _kept(self.var / "secret")


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"SAMENBOOM_{name.upper()}"


def _kept(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    if not path.exists():
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32))
        _link_unless_there(fresh, path)
        fresh.unlink()
    return path.read_text().strip().encode()


def _link_unless_there(fresh: Path, path: Path) -> None:
    """Two servers that start at once must not end up with two secrets: a link is made whole or not at all."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
