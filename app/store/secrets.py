"""Tokens, codes and links: how they are made, read back from a mistyping hand, and kept as digests."""

import hashlib
import hmac
import secrets
import unicodedata

#: One sign of every group that people mix up; what else they may type is read as that one.
ALPHABET = "ACDEFHJKMNPRTVWXY23456789"
_READ_AS = str.maketrans("OQ0" + "IL1" + "SBZGU", "DDD" + "JJJ" + "5826V")
JOIN_CODE, SEAT_CODE = 6, 12


def token() -> str:
    """A secret for programs and cookies."""
    return secrets.token_urlsafe(32)


def join_code() -> str:
    """Six signs that hang on the wall."""
    return "".join(secrets.choice(ALPHABET) for _ in range(JOIN_CODE))


def seat_code(secret: bytes, *about: str) -> str:
    """Twelve signs in groups of four; they follow from what they are about: a retry gives the same."""
    number = int.from_bytes(_mac(secret, "seat-code", *about))
    signs = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(SEAT_CODE))
    return "-".join(signs[start : start + 4] for start in range(0, SEAT_CODE, 4))


def plain(code: str) -> str:
    """A typed code as it was meant: case, spaces, dashes and look-alikes forgiven."""
    typed = unicodedata.normalize("NFKC", code).upper()
    return "".join(sign for sign in typed if sign.isalnum()).translate(_READ_AS)


def derived(secret: bytes, *about: str) -> str:
    """A secret for a link that can be shown again at any time."""
    return _mac(secret, *about).hex()[:43]


def fingerprint(secret: bytes, *content: str) -> str:
    """Tells whether a known id has the same content. Keyed: short words could be guessed."""
    return _mac(secret, "fingerprint", *content).hex()


def digest(secret_text: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret_text.encode()).hexdigest()


def _mac(secret: bytes, *about: str) -> bytes:
    return hmac.digest(secret, "\0".join(about).encode(), "sha256")
