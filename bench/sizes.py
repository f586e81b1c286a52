"""How wide, how long and how often each program measures: in full, and in the quick form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Of every program; as they stand here: the full form. Times are in seconds."""

    fan_out_width: int = 200
    fan_out_wider: int = 500
    fan_out_turn: float = 0.6
    fan_out_warm: int = 20
    fan_out_rounds: int = 7

    cards_width: int = 200
    cards: int = 60
    cards_rounds: int = 7

    burst_width: int = 1000
    burst: int = 200
    #: How many cards a second while it warms up.
    burst_warm: float = 5
    burst_rounds: int = 7
    burst_steady: int = 40
    burst_steady_rounds: int = 3

    commits_time: float = 0.7
    commits_rounds: int = 7

    memory_first: int = 100
    memory_last: int = 1000

    deaf_count: int = 40
    deaf_rounds: int = 7

    draws_few: int = 3
    draws_many: int = 300
    draws_cards: int = 30

    waves_people: int = 1000
    waves_spread: float = 10.0

    many_rooms: int = 200
    many_width: int = 30
    many_cards: int = 60
    many_rounds: int = 7
    many_rest: float = 10.0

    opening_events: int = 5_000
    #: So many are played, the rest is copied from them.
    opening_played: int = 5_000
    opening_rounds: int = 7
    #: How many events for once; 0 is not at all.
    opening_most: int = 50_000


FULL = Sizes()
#: All programs together well under a minute.
QUICK = Sizes(
    fan_out_width=200,
    fan_out_wider=300,
    fan_out_turn=0.3,
    fan_out_warm=10,
    fan_out_rounds=1,
    cards_width=200,
    cards=12,
    cards_rounds=1,
    burst_width=200,
    burst=200,
    burst_warm=20,
    burst_rounds=1,
    burst_steady=10,
    burst_steady_rounds=1,
    commits_time=0.2,
    commits_rounds=1,
    memory_first=50,
    memory_last=400,
    deaf_count=12,
    deaf_rounds=1,
    draws_few=3,
    draws_many=100,
    draws_cards=10,
    waves_people=60,
    waves_spread=0.6,
    many_rooms=5,
    many_width=5,
    many_cards=8,
    many_rounds=1,
    many_rest=0.5,
    opening_events=5_000,
    opening_played=1_000,
    opening_rounds=3,
    opening_most=0,
)
