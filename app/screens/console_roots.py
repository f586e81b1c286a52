"""Where a node comes from, in the facilitator's words: cards, clusters, who proposed it, earlier words."""

from collections.abc import Mapping
from typing import Any

from app.domain.state import State
from app.screens.console_cards import shown
from app.screens.console_proposals import place_name
from app.screens.console_sources import choices
from app.screens.console_wordings import candidates
from app.screens.console_words import THE, party_words
from app.screens.i18n import Translate, translator
from app.screens.lineage import roots

#: Cards that cannot be shown any more, one and many.
_GONE = {
    "withdrawn": (
        "1 kaartje van %(party)s is teruggenomen.",
        "%(n)s kaartjes van %(party)s zijn teruggenomen.",
    ),
    "hidden": ("1 kaartje van %(party)s is weggehaald.", "%(n)s kaartjes van %(party)s zijn weggehaald."),
    "redacted": ("1 kaartje van %(party)s is gewist.", "%(n)s kaartjes van %(party)s zijn gewist."),
}


def shown_roots(state: State, node: str, language: str) -> Mapping[str, Any]:
    """What the page and the sheet show."""
    found, _ = roots(state, node), translator(language)
    wording = state.wordings.get(state.nodes[node].wording or "")
    return {
        "node": node,
        "place": place_name(state, node, _) if state.nodes[node].kind != "indicator" else _("indicator"),
        "text": "" if wording is None or wording.redacted else wording.text,
        "redacted": wording is not None and wording.redacted,
        "roots": found,
        "cards": shown(state, found.cards),
        "gone": [_gone(each, _) for each in found.gone],
        "wordings": candidates(state, node, language),
        "proposed_by": _(THE[found.proposed_by]) if found.proposed_by else "",
        "parties": party_words(_),
        "chosen": choices(state, node),
    }


def _gone(gone: tuple[str, str, int], _: Translate) -> str:
    status, party, n = gone
    one, many = _GONE[status]
    return _(one if n == 1 else many) % {"n": n, "party": _(THE[party])}
