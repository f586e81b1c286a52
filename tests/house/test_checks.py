"""The judges of pages: they let a good page pass and find what is wrong in a bad one."""

import pytest

from tests.checks import axe_problems, html_problems

GOOD = """<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><title>Samenboom</title></head>
<body><main>
<h1>Welkom</h1><p><bdi>zorg\u00adzaam</bdi></p><button type="submit" data-hx-post="/x">Ga</button>
</main></body>
</html>
"""
BAD = GOOD.replace("</h1>", "</h1><img src='x.png'>").replace("<p>", "<p><div>")


def test_html_of_good_page_passes():
    assert html_problems({"good": GOOD}) == []


def test_html_of_bad_page_is_found():
    assert any(
        "close-order" in line and line.startswith("bad.html:6") for line in html_problems({"bad": BAD})
    )


@pytest.mark.browser
def test_axe_passes_good_page_and_finds_bad_one(device):
    page = device().new_page()
    page.set_content(GOOD)
    good = axe_problems(page)
    page.set_content(BAD)

    assert good == []
    assert [line.split(":")[0] for line in axe_problems(page)] == ["image-alt"]
