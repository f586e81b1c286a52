"""Every sentence of the Rules of the room has its test."""

import re

import pytest

from tests.rules import RULES
from tools.files import ROOT


@pytest.mark.parametrize("sentence", RULES)
def test_sentence_of_the_contract_has_its_tests(sentence: str) -> None:
    named = RULES[sentence]
    for each in (named,) if isinstance(named, str) else named:
        file, _, test = each.partition("::")
        code = (ROOT / f"tests/{file}.py").read_text(encoding="utf-8")
        assert test in re.findall(r"^(?:async )?def test_(\w+)\(", code, re.MULTILINE), each
