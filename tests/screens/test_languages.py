"""Both languages are whole: every Dutch sentence has one English one, with the same places to fill in."""

import re
from collections import defaultdict

from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from app.screens.i18n import LOCALE, catalog
from app.screens.render import TEMPLATES, environment
from tools.files import ROOT

PLACES = re.compile(r"%\((\w+)\)s")
#: Where a sentence is looked up in Python: `_("…")` and words that templates translate later.
PYTHON = re.compile(r"""\b_\(\s*(["'])(.+?)\1""")


def asked(env: Environment) -> dict[str, str]:
    """Every sentence that a template or a module wants translated, and where."""
    found = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        tree = env.parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if (
                isinstance(call.node, nodes.Name)
                and call.node.name == "_"
                and isinstance(call.args[0], nodes.Const)
            ):
                found[call.args[0].value] = path.name
    for path in sorted((ROOT / "app").rglob("*.py")):
        found |= {match[1]: path.name for match in PYTHON.findall(path.read_text(encoding="utf-8"))}
    return found


def test_every_sentence_has_its_english() -> None:
    sentences = asked(environment("nl"))
    assert len(sentences) > 300
    assert {said: where for said, where in sentences.items() if said not in catalog("en")} == {}


def test_no_sentence_has_two_translations() -> None:
    found = defaultdict(set)
    for path in (LOCALE / "en").glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                found[message.id].add(message.string)
    assert {said: english for said, english in found.items() if len(english) > 1} == {}


def test_translations_fill_in_the_same_places() -> None:
    differing = [
        said
        for said, english in catalog("en").items()
        if set(PLACES.findall(said)) != set(PLACES.findall(english))
    ]
    assert differing == []
