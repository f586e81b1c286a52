"""Both ends are trimmed of blanks; a control character is no blank, wherever it stands."""

import unicodedata

import pytest

from app.domain.kinds import Text, Wrong

CONTROLS = [chr(code) for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc"]
LINE_ENDS = ("\n", "\r", "\x85")


@pytest.mark.parametrize("sign", [sign for sign in CONTROLS if sign not in LINE_ENDS])
@pytest.mark.parametrize("form", ["{}woord", "woord{}", "wo{}ord", " {} woord"])
def test_control_character_is_refused_wherever_it_stands(form, sign):
    with pytest.raises(Wrong) as no:
        Text().clean(form.format(sign))

    assert no.value.said[0] == "control-characters"


@pytest.mark.parametrize("blank", [*LINE_ENDS, " ", "\r\n", "\u00a0", "\u2003", "\u2028", "\u3000"])
def test_blanks_and_line_ends_are_trimmed(blank):
    assert Text().clean(f"{blank}een  woord{blank}") == "een  woord"
