"""Support as every screen shows it: three shapes, raw numbers, what is carried in words, and conditions."""

from dataclasses import dataclass

from app.domain import counting
from app.domain.counting import Count, Support
from app.domain.state import PARTIES, Answer, State
from app.domain.support import open_now
from app.screens.console_words import MANY, THE, capital, listed
from app.screens.i18n import Translate, translator


@dataclass(frozen=True)
class PartySupport:
    """One party: `mark` is its shape full (stands behind it), half (can live with it), open (does not) or
    none (nothing said yet). While the question is open only `of` and `answered` are told.
    """

    party: str
    of: int
    answered: int
    yes: int
    yes_if: int
    no: int
    mark: str


@dataclass(frozen=True)
class Reason:
    """What someone of a party said with an answer (yes, yes-if or no); `text` is "" when it was erased.
    `id` is what erases it: for the facilitator only.
    """

    party: str
    answer: str
    text: str
    redacted: bool
    id: str = ""


@dataclass(frozen=True)
class ShownSupport:
    """A round of asking about `about`. `carried`: True, False, or None while not known or still open."""

    about: str
    open: bool
    turn: int
    parties: tuple[PartySupport, ...]
    carried: bool | None
    sentence: str
    reasons: tuple[Reason, ...]

    @property
    def answered(self) -> int:
        """How many people answered."""
        return sum(party.answered for party in self.parties)

    @property
    def of(self) -> int:
        """How many people could."""
        return sum(party.of for party in self.parties)


def support_of(state: State, about: str, language: str) -> ShownSupport | None:
    """The last round of asking about a wording, a node or `tree`; None when it was never asked."""
    found = counting.support(state, about)
    return shown(state, found, language) if found else None


def asked_now(state: State, language: str) -> list[ShownSupport]:
    """What is being asked at this moment, in the order of asking."""
    return [shown(state, counting.counted(state, asked), language) for asked in open_now(state)]


def shown(state: State, found: Support, language: str) -> ShownSupport:
    """A counted round, with nothing that is not to be seen yet."""
    is_open = found.asked.open
    answers = [] if is_open else counting.answers(state, found.asked)
    return ShownSupport(
        about=found.asked.about,
        open=is_open,
        turn=found.turn,
        parties=tuple(_party(party, found.parties[party], is_open) for party in PARTIES),
        carried=None if is_open else found.carried,
        sentence=_asked(found, translator(language)) if is_open else _carried(found, translator(language)),
        reasons=tuple(_reason(answer) for answer in answers if answer.reason or answer.redacted),
    )


def _party(party: str, count: Count, is_open: bool) -> PartySupport:
    if is_open:
        return PartySupport(party, count.of, count.answered, 0, 0, 0, "none")
    return PartySupport(party, count.of, count.answered, count.yes, count.yes_if, count.no, mark_of(count))


def mark_of(count: Count) -> str:
    """Which shape a party's answers together make."""
    if not count.answered:
        return "none"
    if not count.carries:
        return "open"
    return "full" if 2 * count.yes > count.answered else "half"


def _reason(answer: Answer) -> Reason:
    return Reason(answer.party, answer.answer, answer.reason, answer.redacted, answer.command)


def _asked(found: Support, _: Translate) -> str:
    said, of = (sum(getattr(c, field) for c in found.parties.values()) for field in ("answered", "of"))
    return _("%(n)s van de %(of)s antwoorden zijn binnen.") % {"n": said, "of": of}


def _carried(found: Support, _: Translate) -> str:
    """Gedragen door inwoners en aanbieders, nog niet door de gemeente."""
    by = [party for party, count in found.parties.items() if count.answered and count.carries]
    against = [party for party, count in found.parties.items() if count.answered and not count.carries]
    silent = [party for party, count in found.parties.items() if not count.answered]
    if len(silent) == len(PARTIES):
        return _("Nog niemand heeft geantwoord.")
    if len(by) == len(PARTIES):
        return _("Gedragen door alle drie de partijen.")
    return " ".join(part for part in (_who(by, against, _), _silent(silent, _)) if part)


def _who(by: list[str], against: list[str], _: Translate) -> str:
    names, others = (
        listed([_(_BY[party]) for party in by], _),
        listed([_(THE[party]) for party in against], _),
    )
    if not by:
        return _("Nog niet gedragen door %(others)s.") % {"others": others}
    if not against:
        return _("Gedragen door %(names)s.") % {"names": names}
    return _("Gedragen door %(names)s, nog niet door %(others)s.") % {"names": names, "others": others}


def _silent(parties: list[str], _: Translate) -> str:
    if not parties:
        return ""
    names = capital(listed([_(THE[party]) for party in parties], _))
    return _("%(names)s: nog niet geantwoord.") % {"names": names}


#: After "door": the municipality is one, the others are many.
_BY = {"municipality": "de gemeente", "provider": MANY["provider"], "resident": MANY["resident"]}
