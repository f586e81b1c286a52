"""The console's small words: parties in every form a sentence needs, and sentences with words filled in."""

from markupsafe import Markup

from app.domain.state import PARTIES, Seat
from app.screens.i18n import Translate

#: Dutch, as they stand in the middle of a sentence; English is in the catalog.
ONE = {"municipality": "gemeente", "provider": "aanbieder", "resident": "inwoner"}
MANY = {"municipality": "gemeente", "provider": "aanbieders", "resident": "inwoners"}
THE = {"municipality": "de gemeente", "provider": "de aanbieders", "resident": "de inwoners"}

#: The kinds of cards, one and many.
KINDS = {
    "association": "associatie",
    "dream-image": "droombeeld",
    "what-helps": "wat helpt",
    "harvest": "afronding",
    "sign": "aanwijzing",
    "parking": "parkeerplek",
}


def sentence(_: Translate, text: str, /, **words: object) -> Markup:
    """A translated sentence with `%(name)s` filled in; what is filled in is escaped, the sentence is ours."""
    return Markup(_(text)) % words  # noqa: S704 the sentence comes from our own templates and catalog


def capital(text: str) -> str:
    """The first letter in capitals, the rest as it is."""
    return text[:1].upper() + text[1:]


def seat_name(seat: Seat, _: Translate) -> str:
    """Inwoner 3."""
    return f"{capital(_(ONE[seat.party]))} {seat.number}"


def listed(names: list[str], _: Translate) -> str:
    """a, b en c."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_('en')} {names[-1]}"


def party_words(_: Translate) -> dict[str, dict[str, str]]:
    """For templates: `parties.resident.many`, in the order of the parties."""
    return {party: {"one": _(ONE[party]), "many": _(MANY[party]), "the": _(THE[party])} for party in PARTIES}
