"""Nothing of htmx 2 in our pages."""

from tools import htmx


def test_attribute_of_version_4_is_fine():
    assert htmx.problems([("app/x.html", '<div data-hx-ws:connect="/live"></div>')]) == []


def test_attribute_of_version_2_is_found():
    (problem,) = htmx.problems([("app/x.html", '<div data-hx-ext="ws"></div>')])

    assert problem.startswith("app/x.html:1: [removed-attr] hx-ext")


def test_event_of_version_2_is_found():
    (problem,) = htmx.problems([("app/x.js", 'on("htmx:afterSwap", mark);')])

    assert "htmx:after:swap" in problem
