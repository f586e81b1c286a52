"""Refusals: every "no" has a code, a sentence in both languages, and is given somewhere."""

import re

from app.domain.refusals import codes, refused
from tools.files import ROOT

GIVEN = re.compile(r"""refused\((?:\s*")([a-z:-]+)|"(facilitator-has-no-voice)" if""")


def test_every_refusal_has_a_sentence_in_both_languages():
    found = codes()

    assert all(each.nl.endswith(".") and each.en.endswith(".") for each in found)
    assert len({each.nl for each in found}) == len({each.en for each in found}) == len(found)
    assert {each.status for each in found} == {400, 401, 403, 409}


def test_every_wrong_moment_has_the_code_of_the_contract():
    assert [
        refused(f"not-now:{moment}").refusal.code for moment in ("step", "round", "finished", "revealed")
    ] == ["not-now"] * 4


def test_every_refusal_is_given_by_a_rule():
    rules = [path.read_text() for path in (ROOT / "app/domain").glob("*.py")]

    given = {name for text in rules for match in GIVEN.findall(text) for name in match if name}

    assert {refused(name).refusal for name in given} == {r for r in codes() if r.code != "undo-blocked"}
