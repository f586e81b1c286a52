"""Addresses: where things stand, in full for links and QR codes, and never outside this house."""

from urllib.parse import quote, urlsplit

from starlette.requests import HTTPConnection

from app.store.secrets import link_code
from app.web.house import House, house


def local(path: object, default: str = "/") -> str:
    """A path within this site, or the default: a form must not send people elsewhere."""
    text = path if isinstance(path, str) else ""
    is_plain = text.isprintable() and "\\" not in text and not any(sign.isspace() for sign in text)
    if not is_plain or not text.startswith("/") or text.startswith("//"):
        return default
    parts = urlsplit(text)
    return default if parts.scheme or parts.netloc else text


def base(connection: HTTPConnection) -> str:
    """The address people use for this server, without a slash at its end."""
    return house(connection).settings.base_url.rstrip("/") or str(connection.base_url).rstrip("/")


def join_path(code: str) -> str:
    """What the QR code on the wall leads to."""
    return f"/j/{quote(code)}"


def participant_path(trajectory: str) -> str:
    """The phone's page."""
    return f"/t/{trajectory}"


def projector_path(trajectory: str) -> str:
    """The page for the beamer."""
    return f"/t/{trajectory}/projector"


def console_path(trajectory: str) -> str:
    """The facilitator's page."""
    return f"/t/{trajectory}/console"


def recap_path(trajectory: str, session: int) -> str:
    """What a session left behind."""
    return f"/t/{trajectory}/recap/{session}"


def seat_card_url(connection: HTTPConnection) -> str:
    """Where the code of a seat card can be typed, or comes along behind #."""
    return f"{base(connection)}/seat"


def project_secret(at: House, trajectory: str) -> str:
    """What opens the projector without sign-in."""
    return link_code(at.secret, "project", trajectory)


def facilitate_secret(at: House, trajectory: str) -> str:
    """What makes someone who is signed in co-facilitator."""
    return link_code(at.secret, "facilitate", trajectory)


def links(connection: HTTPConnection, trajectory: str, join_code: str) -> dict[str, str]:
    """The three links of a trajectory; secrets stand behind # and so in no log, no history of a proxy."""
    at, start = house(connection), base(connection)
    return {
        "join": start + join_path(join_code),
        "facilitate": f"{start}{console_path(trajectory)}#{facilitate_secret(at, trajectory)}",
        "project": f"{start}{projector_path(trajectory)}#{project_secret(at, trajectory)}",
    }
