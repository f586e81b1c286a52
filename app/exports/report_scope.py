"""What all parts of a report need: the state, the language, and the small lines that they are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.domain.state import State
from app.exports.beside import also
from app.exports.carried import Stand
from app.exports.facts import party_names
from app.exports.report_blocks import Block, Bullets, Item, Line, Paragraph, Row, Run, Table
from app.screens.cards import ShownCard
from app.screens.console_words import THE, capital
from app.screens.i18n import Translate, translator
from app.screens.support import Reason

SHORT, FEW = 34, 6


@dataclass(frozen=True)
class Scope:
    """A state, told in a language."""

    state: State
    language: str

    @cached_property
    def translate(self) -> Translate:
        """From Dutch to the language of the report."""
        return translator(self.language)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The parties in words."""
        return party_names(self.translate)

    @cached_property
    def elsewhere(self) -> Mapping[str, str]:
        """Node to the numbers of the subgoals to which it also contributes."""
        return also(self.state)

    def the(self, party: str) -> str:
        """de inwoners."""
        return self.translate(THE[party])

    def theirs(self, text: str, voice: str = "") -> Run:
        """People's own words; where they were erased it says so."""
        return Run(text, spoken=True, voice=voice) if text else Run(self.translate("gewist"), voice="soft")


def ours(text: str, voice: str = "") -> Line:
    """A line of our words."""
    return (Run(text, voice=voice),)


def label(text: str, manner: str = "label") -> Paragraph:
    """A line that stays with what follows."""
    return Paragraph(ours(text, "strong"), manner)


def cards(scope: Scope, found: Iterable[ShownCard]) -> Bullets:
    """Cards with their party."""
    items = tuple(Item((scope.theirs(card.text),), card.party) for card in found)
    return bullets(items)


def bullets(items: tuple[Item, ...]) -> Bullets:
    """A list; many short lines may stand in two columns."""
    longest = max((sum(len(run.text) for run in item.line) for item in items), default=0)
    return Bullets(items, short=len(items) >= FEW and longest <= SHORT)


def reasons(scope: Scope, given: Iterable[Reason]) -> list[Block]:
    """What was said with answers: the answer, then the words."""
    _ = scope.translate
    answers = {
        "yes": _("Erachter:"),
        "yes-if": _("Met een voorwaarde:"),
        "partly": _("Een beetje:"),
        "no": _("Niet:"),
    }
    return _said(scope, given, answers)


def check_reasons(scope: Scope, given: Iterable[Reason]) -> list[Block]:
    """The same for the check, where yes is an answer to another question."""
    _ = scope.translate
    return _said(scope, given, {"yes": _("Ja:"), "partly": _("Een beetje:"), "no": _("Nee:")})


def _said(scope: Scope, given: Iterable[Reason], answers: Mapping[str, str]) -> list[Block]:
    items = tuple(
        Item((Run(f"{answers[each.answer]} ", voice="soft"), scope.theirs(each.text)), each.party)
        for each in given
    )
    return [Bullets(items)] if items else []


def stand(scope: Scope, each: Stand, about: Line = ()) -> list[Block]:
    """What the parties said of one thing in one round: in a sentence, in numbers, and with what words."""
    _ = scope.translate
    share = _("Elke partij telt voor een derde: %(share)s.") % {"share": each.weighed} if each.weighed else ""
    told = " ".join(part for part in (each.sentence, share) if part)
    line = (*(about or ours(each.label, "strong")), Run(": "), Run(told[:1].lower() + told[1:]))
    head = (_("partij"), _("erachter"), _("met een voorwaarde"), _("niet"), _("van de stoelen"))
    rows = tuple(
        Row(
            (
                ours(capital(scope.names[by.party])),
                *(ours(str(n)) for n in (by.yes, by.yes_if, by.no)),
                ours(_("%(n)s van %(of)s") % {"n": by.answered, "of": by.of}),
            ),
            by.party,
        )
        for by in each.parties
    )
    name = each.label
    return [
        Paragraph(line, "label" if rows else "text"),
        *([Table(name, tuple(map(capital, head)), rows)] if rows else []),
        *([Paragraph(ours(each.few), "soft")] if each.few else []),
        *reasons(scope, each.reasons),
    ]
