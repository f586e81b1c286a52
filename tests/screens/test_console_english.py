"""What the console's views say through tables and variables has its English (templates: test_languages)."""

import ast
import re
from pathlib import Path

from app.screens import console_words, indicator_words
from app.screens.i18n import catalog

VIEWS = Path(console_words.__file__).parent
TELLING = ("console_watch.py", "console_remarks.py", "console_next.py", "history.py", "history_words.py")


def said(path: Path) -> set[str]:
    """The strings of a view that are sentences: with a capital or markup, and not documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = {node.value for node in ast.walk(tree) if _is_text(node) and id(node) not in documented}
    return {text for text in found if re.match(r"[A-Z<%]", text) and " " in text}


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_sentence_of_the_views_has_its_english() -> None:
    asked = set().union(*(said(VIEWS / name) for name in TELLING))
    assert len(asked) > 40
    assert asked - catalog("en").keys() == set()


def test_every_word_of_parties_kinds_and_indicators_has_its_english() -> None:
    words = {*console_words.ONE.values(), *console_words.MANY.values(), *console_words.THE.values()}
    words |= {*console_words.KINDS.values(), *indicator_words.LABELS.values()}
    words |= {word for choices in indicator_words.CHOICES.values() for word in choices.values()}
    words |= {word for choices in indicator_words.MEANS.values() for word in choices.values()}
    words |= {text for texts in indicator_words.ASKED.values() for text in texts if text}
    assert words - catalog("en").keys() == set()


def test_every_choice_of_an_indicator_is_explained_and_every_field_asked() -> None:
    for field, choices in indicator_words.CHOICES.items():
        assert indicator_words.MEANS[field].keys() == choices.keys()
    assert indicator_words.ASKED.keys() == indicator_words.LABELS.keys()
