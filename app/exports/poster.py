"""The poster (pdf): the goal tree on A3, tagged, for the wall and for a screen reader (`poster.typ`)."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.dates import format_date

from app.domain.state import MAIN, PARTIES, State
from app.exports.beside import Aside, also_in_words, aside
from app.exports.carried import is_uncarried, of_the_tree, stands
from app.exports.facts import absence_in_words, grown_from, notes, party_names, sessions
from app.exports.typesetting import typeset
from app.screens.i18n import Translate, translator
from app.screens.render import hyphenate
from app.screens.symbols import symbol
from app.screens.tree import Branch, TreeView, tree_view

DRAWING = Path(__file__).with_name("poster.typ")
LONGEST_UNBROKEN, BREAK_EVERY = 28, 10
ISOLATE, END_OF_ISOLATE, MAY_BREAK = "\u2068", "\u2069", "\u200b"
COLOURS = {"municipality": "#16307b", "provider": "#b02a55", "resident": "#b37b1a", "tree": "#0b5a43"}
INK = "#10231b"
#: Node to the lines that stand below its words.
Beside = Mapping[str, list[str]]


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    data = json.dumps(content(state, language, now), ensure_ascii=False)
    return typeset(DRAWING, {"data": data}, now)


def content(state: State, language: str, now: datetime) -> dict[str, Any]:
    """What the drawing gets: words, numbers and drawings, no markup."""
    _, tree, spoken = translator(language), tree_view(state), state.here.language
    theme = said(state.here.theme, spoken)
    elsewhere = also_in_words(state, language)
    beside = {node: _beside(state, node, elsewhere.get(node), language) for node in state.nodes}
    branches = [_branch(state, branch, beside, _) for branch in tree.branches]
    return {
        "locale": language,
        "language": spoken,
        "title": _("Doelenboom: %(theme)s") % {"theme": state.here.theme},
        "description": tree.text or state.here.theme,
        "keywords": [_("doelenboom"), *party_names(_).values()],
        "labels": {"tree": _("Doelenboom"), "aside": _("Apart gelegd"), "reason": _("Reden:")},
        "theme": theme,
        "date": format_date(now, format="long", locale=language),
        "main": said(tree.text, spoken) if tree.text else _missing_main(tree, _),
        "notes": _missing(state, language) + notes(state, language) + _on_top(state, beside[MAIN], language),
        "branches": branches,
        "load": sum(branch["load"] for branch in branches),
        "aside": [_aside(each, spoken, _) for each in aside(state)],
        "forms": _forms(tree, _),
        "parties": [{"name": party, "word": word} for party, word in party_names(_).items()],
        "icons": {name: drawing(name) for name in (*PARTIES, "counting", "telling", "unset", "brand")},
    }


def said(text: str, language: str) -> str:
    """People's words: isolated in direction; long words may break, and a word without end breaks anywhere."""
    broken = re.sub(rf"[^\s\u00ad-]{{{LONGEST_UNBROKEN},}}", _breakable, hyphenate(text, language))
    return f"{ISOLATE}{broken}{END_OF_ISOLATE}"


def drawing(name: str) -> str:
    """A symbol of the screens as an SVG file of its own, with its colours filled in."""
    symbols = symbol(name).replace("<symbol ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    svg = symbols.replace("</symbol>", "</svg>").replace(f'id="{name}" ', f'fill="{COLOURS.get(name, INK)}" ')
    for part, colour in COLOURS.items():
        svg = svg.replace(f'class="{part}"', f'color="{colour}" fill="{colour}"')
    return svg.replace(f'fill="{COLOURS["tree"]}" fill="none"', 'fill="none"').replace(
        "currentColor", COLOURS["tree"] if name == "brand" else INK
    )


def _breakable(word: re.Match[str]) -> str:
    pieces, since = [], 0
    for sign in word[0]:
        if since >= BREAK_EVERY and not _belongs_to_former(sign):
            pieces.append(MAY_BREAK)
            since = 0
        pieces.append(sign)
        since = BREAK_EVERY if sign == "\u200d" and since > BREAK_EVERY else since + 1
    return "".join(pieces)


def _belongs_to_former(sign: str) -> bool:
    """Accents, joiners and skin tones are not torn from what they belong to."""
    return bool(unicodedata.combining(sign)) or unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf", "Sk")


def _missing_main(tree: TreeView, _: Translate) -> str:
    return _("gewist") if tree.redacted else _("Nog geen hoofddoel")


def _missing(state: State, language: str) -> list[str]:
    """Who was missing, a sentence per session; nothing when nobody was."""
    _ = translator(language)
    return [
        _("In sessie %(n)s misten: %(who)s.")
        % {"n": held.number, "who": ", ".join(absence_in_words(each, language) for each in held.absences)}
        for held in sessions(state)
        if held.absences
    ]


def _beside(state: State, node: str, elsewhere: str | None, language: str) -> list[str]:
    """What is told below the words of a node: where else it helps, and who carries it."""
    _ = translator(language)
    uncarried = _("Gekozen, ook al droeg niet elke partij het.")
    return [
        *([elsewhere] if elsewhere else []),
        *([uncarried] if is_uncarried(state, node) else []),
        *(stand.line for stand in stands(state, node, language)),
    ]


def _on_top(state: State, beside: list[str], language: str) -> list[str]:
    """What is told of the main goal and of the whole tree."""
    main = [f"{translator(language)('Hoofddoel:')} {' '.join(beside)}"] if beside else []
    return main + [stand.line for stand in of_the_tree(state, language)]


def _aside(it: Aside, language: str, _: Translate) -> dict[str, Any]:
    count = len(it.below)
    below = _("Met 1 onderdeel eronder.") if count == 1 else _("Met %(n)s onderdelen eronder.") % {"n": count}
    return {
        "text": said(it.text, language) if it.text else _("gewist"),
        "reason": said(it.reason, language) if it.reason else None,
        "below": below if count else None,
    }


def _branch(state: State, branch: Branch, beside: Beside, _: Translate) -> dict[str, Any]:
    return {
        "number": branch.number,
        "text": _words(state, branch, _),
        "grown": _grown(state, branch, _),
        "beside": beside[branch.id],
        "below": _below(branch, _),
        "load": _load(branch, beside),
        "leaves": [
            {
                "form": leaf.form or "unset",
                "word": form_name(leaf.form, _),
                "text": _words(state, leaf, _),
                "beside": beside[leaf.id],
            }
            for leaf in branch.leaves
        ],
        "children": [_branch(state, child, beside, _) for child in branch.children],
    }


def _words(state: State, node: Branch, _: Translate) -> str:
    return said(node.text, state.here.language) if node.text else _("gewist")


def _grown(state: State, branch: Branch, _: Translate) -> dict[str, Any] | None:
    cards = grown_from(state, state.nodes[branch.id])
    total, names = sum(cards.values()), party_names(_)
    if not total:
        return None
    return {
        "said": _("uit 1 kaartje") if total == 1 else _("uit %(n)s kaartjes") % {"n": total},
        "parties": [
            {"name": party, "word": names[party], "cards": cards[party]} for party in PARTIES if cards[party]
        ],
    }


def _load(branch: Branch, beside: Beside) -> int:
    """How much there is to read in a branch."""
    nodes = [branch, *branch.leaves]
    own = sum(len(node.text) + sum(map(len, beside[node.id])) for node in nodes)
    return own + sum(_load(child, beside) for child in branch.children)


def _below(branch: Branch, _: Translate) -> str | None:
    goals, leaves = branch.goals_below, branch.leaves_below
    counted = []
    if goals:
        counted.append(_("1 subdoel") if goals == 1 else _("%(n)s subdoelen") % {"n": goals})
    if leaves:
        counted.append(_("1 indicator") if leaves == 1 else _("%(n)s indicatoren") % {"n": leaves})
    return ", ".join(counted) or None


def form_name(form: str | None, _: Translate) -> str:
    """How an indicator is known, in a word."""
    return {"counting": _("tellen"), "telling": _("vertellen")}.get(form or "", _("nog niet gekozen"))


def _forms(tree: TreeView, _: Translate) -> list[dict[str, str]]:
    """The key: what stands in this tree."""
    used = {node.form for node in tree.flat if node.kind == "indicator"}
    return [
        {"name": form or "unset", "word": form_name(form, _)}
        for form in ("counting", "telling", None)
        if form in used
    ]
