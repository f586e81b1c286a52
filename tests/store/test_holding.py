"""One server on a database file."""

from pathlib import Path

import pytest

from app.store.holding import Held, file_of, holding


def test_database_is_held_by_one_until_it_lets_go(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/deep/x.db"
    with holding(url):
        with pytest.raises(Held), holding(url):
            pass
        with holding(f"sqlite:///{tmp_path}/other.db"):
            pass
    with holding(url):
        pass


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql+psycopg://u@h/x"])
def test_database_without_a_file_is_held_by_nobody(url: str):
    with holding(url), holding(url):
        assert file_of(url) is None
