"""The rules over this very repository."""

from tools import house


def test_house_is_in_order():
    assert house.problems() == []
