"""Reading what a request brings: JSON or a form, checked field by field, all faults at once, always 400."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData

from app.domain.fields import COMMANDS, Fault
from app.domain.kinds import Flag, Ids, Kind, OrNull, Sources, Whole, Wrong
from app.web.problems import problem

MISSING = ("missing", "Dit moet nog worden ingevuld.", "This must be filled in.")
UNKNOWN = ("unknown-field", "Dit veld hoort hier niet.", "This field does not belong here.")
MOST_SIGNS = 100
YES = ("true", "on", "1", "yes")


@dataclass(frozen=True)
class Code:
    """A typed code. Whatever cannot be one is simply an unknown code: that is for the look-up to say."""

    name = "string"

    def clean(self, value: Any) -> str:
        """The first signs of it."""
        if not isinstance(value, str):
            raise Wrong("not-text", "Dit moet tekst zijn.", "This must be text.")
        return value[:MOST_SIGNS]


async def json_object(request: Request) -> dict[str, Any]:
    """The body as an object; NaN, lone surrogates and the like are no JSON to us."""
    try:
        found = json.loads((await request.body()).decode(), parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise problem("not-json") from None
    if not isinstance(found, dict):
        raise problem("not-json")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def checked(
    data: Mapping[str, Any], needs: Mapping[str, Kind | Code], may: Mapping[str, Kind | Code]
) -> dict[str, Any]:
    """The cleaned fields of a body that is no command."""
    clean, faults, kinds = {}, [], {**needs, **may}
    for name, value in data.items():
        try:
            clean[name] = kinds[name].clean(value)
        except KeyError:
            faults.append(Fault(name, *UNKNOWN))
        except Wrong as wrong:
            faults.append(Fault(name, *wrong.said))
    faults += [Fault(name, *MISSING) for name in needs if name not in data]
    if faults:
        raise problem("bad-input", faults)
    return clean


def from_form(command_type: str, form: FormData, besides: tuple[str, ...]) -> dict[str, Any]:
    """A form's fields as a command's data. An optional field that was left empty was not filled in."""
    spec = COMMANDS[command_type]
    data: dict[str, Any] = {}
    for name in dict.fromkeys(form.keys()):
        field = name.partition(".")[0]
        if name in besides:
            continue
        values = [value for value in form.getlist(name) if isinstance(value, str)]
        kind = spec.fields.get(field)
        if isinstance(kind, Sources) and "." in name:
            data.setdefault(field, {})[name.partition(".")[2]] = [value for value in values if value]
        elif field in spec.needs or any(values) or isinstance(kind, Ids):
            data[name] = _typed(kind, values)
    return data


def _typed(kind: Kind | None, values: list[str]) -> Any:
    if isinstance(kind, Ids):
        return [value for value in values if value]
    value = values[-1] if values else ""
    if isinstance(kind, Whole) and value.strip().lstrip("-").isdecimal():
        return int(value)
    if isinstance(kind, Flag):
        return value.lower() in YES
    return None if isinstance(kind, OrNull) and not value else value
