"""A room with three chairs for each party, and one person of each party in it."""

import pytest

from app.domain.state import Actor
from tests.domain.play import Play


@pytest.fixture
def room() -> Play:
    """A trajectory that was just opened."""
    return Play()


@pytest.fixture
def anna(room: Play) -> Actor:
    """A resident."""
    return room.sits("resident")


@pytest.fixture
def bert(room: Play) -> Actor:
    """Someone of a provider."""
    return room.sits("provider")


@pytest.fixture
def carla(room: Play) -> Actor:
    """Someone of the municipality."""
    return room.sits("municipality")
