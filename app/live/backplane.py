"""Between processes only a number travels: "trajectory T is at N". Here within one process."""

from collections.abc import Callable

Hear = Callable[[str, int], None]


class Backplane:
    """Tells everyone who listens that a trajectory has moved on."""

    def __init__(self) -> None:
        self._ears: list[Hear] = []

    def listen(self, hear: Hear) -> None:
        """`hear(trajectory, seq)` is called at every announcement."""
        self._ears.append(hear)

    def announce(self, trajectory: str, seq: int) -> None:
        """A trajectory is at this seq, on disk."""
        for hear in self._ears:
            hear(trajectory, seq)
