"""The description of the contract, as true as the tables that it is made from."""

from functools import cache
from typing import Any

from app.domain.kinds import AsSent, OneOf
from app.domain.script import KINDS
from app.domain.state import PARTIES
from app.exports.json_copy import NAME, VERSION
from app.web import trajectories
from app.web.schemas import SCHEMAS, UUID, array, body, ref

Operation = dict[str, Any]

SAID = {
    400: "Bad input: every fault at once in `errors`",
    401: "No token, an unknown or a revoked one",
    403: "A role that may never do this",
    404: "Not there, or the token has nothing to do with it",
    409: "Against the rules, or at the wrong moment: code and sentence",
    413: "The body is too large",
    429: "Too fast: see Retry-After",
    503: "It could not be kept now, try again; or this trajectory stands still: the code says which",
}
HERE = [{"name": "id", "in": "path", "required": True, "schema": UUID}]
CODE = AsSent()
ALWAYS = {"headers": {"API-Version": {"required": True, "schema": {"type": "string"}}}}


@cache
def document() -> dict[str, Any]:
    """OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samenboom",
            "version": "1.0.0",
            "description": "A live workshop in which three parties grow one goal tree.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/api/v1"}],
        "security": [{"bearer": []}],
        "paths": _paths(),
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths() -> dict[str, dict[str, Operation]]:
    one = "/trajectories/{id}"
    return {
        "/trajectories": {
            "post": _operation("Begin a trajectory", (401, 403), "Opened", 201, _creating()),
            "get": _operation(
                "Those of this token, but for one that stands still", (401,), array(ref("Trajectory"))
            ),
        },
        "/trajectories/import": {
            "post": _operation("Read an export back", (401, 403), "Opened", 201, _copy())
        },
        one: {
            "get": _operation("Where the group is", (401, 404), "Trajectory", path=HERE),
            "delete": _operation("Erase everything of it", (401, 403, 404), None, 204, path=HERE),
        },
        "/seats": {"post": _operation("Sit down", (404, 409, 429), "Seated", 201, _sitting(), is_open=True)},
        "/observers": {
            "post": _operation("Look on", (404, 429), "Observer", 201, _looking(), is_open=True),
        },
        f"{one}/observers": {
            "delete": _operation("End every observer's token", (401, 403, 404), None, 204, path=HERE),
        },
        f"{one}/commands": {
            "post": _operation(
                "Do something",
                (401, 403, 404, 409, 429),
                "Taken",
                takes=ref("Command"),
                path=HERE,
            )
        },
        f"{one}/events": {"get": _list("The log", "Event", [_query("after", {"type": "integer"})], 400)},
        f"{one}/cards": {"get": _list("Cards", "Card", [_query("kind", {"enum": list(KINDS)})], 400)},
        f"{one}/clusters": {"get": _list("Clusters", "Cluster", [])},
        f"{one}/tree": {"get": _operation("The goal tree", (401, 403, 404), "Tree", path=HERE)},
        f"{one}/exports": {"get": _list("Formats", "Export", [])},
        f"{one}/exports/{{format}}": {"get": _file()},
    }


def _creating() -> dict[str, Any]:
    return body(trajectories.NEEDS, trajectories.MAY)


def _copy() -> dict[str, Any]:
    """What stands in it: docs/json.md."""
    known = {"format": {"const": NAME}, "version": {"type": "integer", "minimum": 1, "maximum": VERSION}}
    return {"type": "object", "properties": known, "required": list(known)}


def _sitting() -> dict[str, Any]:
    by_code = body({"joinCode": CODE, "party": OneOf(PARTIES)}, {})
    return {"oneOf": [by_code, body({"seatCode": CODE}, {})]}


def _looking() -> dict[str, Any]:
    return body({"joinCode": CODE}, {})


def _operation(
    summary: str,
    problems: tuple[int, ...],
    gives: str | dict[str, Any] | None,
    status: int = 200,
    takes: dict[str, Any] | None = None,
    path: list[dict[str, Any]] | None = None,
    is_open: bool = False,
) -> Operation:
    schema = ref(gives) if isinstance(gives, str) else gives
    content = {"content": {"application/json": {"schema": schema}}} if schema else {}
    may_stand_still = path and status != 204
    wrong = sorted({*problems, *((400, 413) if takes else ()), *((503,) if may_stand_still else ())})
    found: Operation = {"summary": summary, "responses": {str(code): _problem(code) for code in wrong}}
    if gives or status == 204:
        found["responses"][str(status)] = {"description": "Done", **ALWAYS, **content}
    if takes:
        found["requestBody"] = {"required": True, "content": {"application/json": {"schema": takes}}}
    if path:
        found["parameters"] = path
    if is_open:
        found["security"] = []
    return found


def _list(summary: str, of: str, queries: list[dict[str, Any]], *problems: int) -> Operation:
    wrong = (401, 403, 404, *problems)
    return _operation(summary, wrong, array(ref(of)), path=[*HERE, *queries])


def _query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "schema": schema}


def _file() -> Operation:
    format_ = {"name": "format", "in": "path", "required": True, "schema": {"type": "string"}}
    found = _operation("One file", (401, 403, 404), None, path=[*HERE, format_])
    found["responses"]["200"] = {"description": "The file", **ALWAYS, "content": {"*/*": {"schema": {}}}}
    return found


def _problem(code: int) -> dict[str, Any]:
    return {
        "description": SAID[code],
        **ALWAYS,
        "content": {"application/problem+json": {"schema": ref("Problem")}},
    }
