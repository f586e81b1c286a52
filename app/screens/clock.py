"""The clock of a step: it tells the time, and never cuts anyone off."""

from datetime import datetime


def seconds_left(ends: str | None, now: str) -> int | None:
    """Seconds until the end, never below zero; None when there is no clock."""
    if not ends or not now:
        return None
    return max(0, round((datetime.fromisoformat(ends) - datetime.fromisoformat(now)).total_seconds()))


def as_clock(seconds: int) -> str:
    """Minutes and seconds: 3:40."""
    return f"{seconds // 60}:{seconds % 60:02d}"
