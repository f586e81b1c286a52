"""Words that must not stand in our files; each rule must be able to find something."""

import pytest

from tools import words

# Put together here, so that this file does not hold what it looks for.
BAD = [
    ("README.md", "https://py" + "pi.org/simple"),
    ("requirements/run.txt", "--index-url https://files.python" + "hosted.org"),
    ("docs/x.md", "see /wo" + "rk/main"),
    ("app/x.py", "# TO" + "DO: later"),
    ("app/x.py", "import os  # no" + "qa: F401"),
    ("app/x.py", "f()  # type: ig" + "nore[arg-type]"),
    ("app/templates/x.html", "<script>alert(1)</script>"),
    ("app/templates/x.html", "<style>a {}</style>"),
    ("app/templates/x.html", '<p\n style="color: red">'),
    ("app/templates/x.html", '<a onclick="go()">'),
    ("app/templates/x.html", '<a data-hx-on:click="go()">'),
    ("app/templates/x.html", '<a href="javascript:go()">'),
    ("app/templates/x.html", "<a data-hx-vals='js:{a: b()}'>"),
    ("app/templates/x.html", '<a data-hx-trigger="keyup[ctrlKey]">'),
    ("app/templates/x.html", '<a hx-get="/x">'),
    ("app/templates/x.html", "{{ card.text|safe }}"),
    ("app/templates/x.html", '<img src="https://example.org/x.png">'),
    ("app/static/css/x.css", "a { background: url(//example.org/x.png) }"),
    ("app/static/js/x.js", 'fetch("https://example.org/")'),
    ("app/static/js/x.js", 'eval("1")'),
    ("app/static/js/x.js", "node.innerHTML = text"),
    ("app/static/js/x.js", "crypto.randomUUID()"),
    ("tests/x.py", "@pytest.mark.sk" + "ip"),
    ("tests/x.py", "pytest.importorsk" + "ip('x')"),
    ("tests/x.py", "@pytest.mark.xf" + "ail"),
    ("tests/x.py", "time.sl" + "eep(1)"),
    ("tests/x.py", "await asyncio.sl" + "eep(0.1)"),
    ("tests/x.py", "page.wait_for_time" + "out(100)"),
    ("tools/x.py", "page.wait_for_time" + "out(100)"),
    ("bench/x.py", "time.sl" + "eep(1)"),
    ("tests/x.py", "from unittest.mo" + "ck import patch"),
]
GOOD = [
    ("app/templates/x.html", '<script src="{{ static("js/live.js") }}" defer></script>'),
    ("app/templates/x.html", '<button data-hx-post="/x" data-hx-trigger="click" aria-label="json: x">'),
    ("app/templates/x.html", '<svg xmlns="http://www.w3.org/2000/svg">'),
    ("app/x.py", "f()  # type: ig" + "nore[arg-type] # the stub is wrong"),
    ("tests/x.py", "await asyncio.sl" + "eep(0)"),
    ("docs/x.md", "a network/work/main is a word"),
]


@pytest.mark.parametrize(("name", "text"), BAD)
def test_bad_word_is_found(name, text):
    assert len(words.problems(name, text)) == 1


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_good_word_is_left_alone(name, text):
    assert words.problems(name, text) == []


def test_rule_without_a_bad_sample_is_none():
    found = [rule for rule in words.RULES if any(rule.problems(name, text) for name, text in BAD)]

    assert found == list(words.RULES)
