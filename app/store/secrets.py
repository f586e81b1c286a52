"""Tokens, codes and links: how they are made, read back from a mistyping hand, and kept as digests."""

import hashlib
import hmac
import secrets
import unicodedata

#: One sign of every group that people mix up; what else they may type is read as that one.
ALPHABET = "ACDEFHJKMNPRTVWXY23456789"
_READ_AS = str.maketrans("OQ0" + "IL1" + "SBZGU", "DDD" + "JJJ" + "5826V")
JOIN_CODE, SEAT_CODE, LONG_CODE = 6, 12, 20


def token() -> str:
    """A secret for programs and cookies."""
    return secrets.token_urlsafe(32)


def join_code() -> str:
    """Six signs that hang on the wall."""
    return "".join(secrets.choice(ALPHABET) for _ in range(JOIN_CODE))


def one_time_code() -> str:
    """What a one-time link carries; it can be typed by hand where there is no JavaScript."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(LONG_CODE)))


def seat_code(secret: bytes, *about: str) -> str:
    """A seat's own code; it follows from what it is about, so that a retry gives the same."""
    return _derived(secret, SEAT_CODE, "seat-code", *about)


def link_code(secret: bytes, *about: str) -> str:
    """What a lasting link carries; it can be shown again at any time."""
    return _derived(secret, LONG_CODE, "link", *about)


def plain(code: str) -> str:
    """A typed code as it was meant: case, spaces, dashes and look-alikes forgiven."""
    typed = unicodedata.normalize("NFKC", code).upper()
    return "".join(sign for sign in typed if sign.isalnum()).translate(_READ_AS)


def canonical(code: str) -> str:
    """A typed code as it was given out: in groups of four."""
    return _grouped(plain(code))


def fingerprint(secret: bytes, *content: str) -> str:
    """Tells whether a known id has the same content. Keyed: short words could be guessed."""
    return _mac(secret, "fingerprint", *content).hex()


def digest(secret_text: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret_text.encode()).hexdigest()


def _derived(secret: bytes, length: int, *about: str) -> str:
    number = int.from_bytes(_mac(secret, *about))
    return _grouped(
        "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(length))
    )


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def _mac(secret: bytes, *about: str) -> bytes:
    return hmac.digest(secret, "\0".join(about).encode(), "sha256")
