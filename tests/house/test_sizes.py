"""Long is a smell; over the cap is not accepted."""

from tools import sizes


def test_file_at_the_cap_is_fine():
    assert sizes.problems("app/static/css/base.css", "a {}\n" * 400) == []


def test_file_over_the_cap_is_found():
    assert sizes.problems("app/x.css", "a {}\n" * 401) == ["app/x.css: 401 lines, the cap is 400"]


def test_function_over_the_cap_is_found():
    text = "async def long():\n" + "    pass\n" * 60

    assert sizes.problems("app/x.py", text) == ["app/x.py:1 long: a function of 61 lines, the cap is 60"]


def test_migration_may_be_long():
    assert sizes.problems("migrations/versions/0001.py", "x = 1\n" * 500) == []
