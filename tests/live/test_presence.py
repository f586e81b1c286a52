"""Who is here, and for how long."""

from app.live.presence import LINGERS, POLL_LASTS, STUCK_AFTER, Presence


class Clock:
    """A clock that stands still until it is told otherwise."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_holder_is_here_while_a_socket_is_open():
    presence = Presence(Clock())
    presence.connected("hall", "anna")
    presence.connected("hall", "anna")
    presence.disconnected("hall", "anna")
    assert presence.present("hall") == {"anna"}

    presence.disconnected("hall", "anna")

    assert presence.present("hall") == frozenset()


def test_holder_who_polled_is_here_for_a_while():
    clock = Clock()
    presence = Presence(clock)
    presence.polled("hall", "anna")
    assert presence.taken_out() == {"hall"}
    presence.polled("hall", "anna")
    assert presence.taken_out() == set()
    presence.sweep()
    assert presence.present("hall") == {"anna"}

    clock.now += POLL_LASTS
    presence.sweep()

    assert presence.present("hall") == frozenset()
    assert presence.taken_out() == {"hall"}


def test_cards_on_a_phone_count_while_it_is_here():
    clock = Clock()
    presence = Presence(clock)
    presence.connected("hall", "anna")
    presence.says_held("hall", "anna", 2)
    presence.taken_out()
    presence.says_held("hall", "anna", 2)
    assert presence.taken_out() == set()
    assert presence.held("hall") == {"anna": 2}

    presence.disconnected("hall", "anna")

    assert presence.held("hall") == {}
    assert presence.present("elsewhere") == frozenset()


def test_phone_is_stuck_when_nothing_gets_through_for_a_while():
    clock = Clock()
    presence = Presence(clock)
    presence.connected("hall", "anna")
    presence.says_held("hall", "anna", 2)
    clock.now += STUCK_AFTER - 1
    presence.says_held("hall", "anna", 1)  # one came through: waiting begins anew
    clock.now += STUCK_AFTER - 1
    presence.says_held("hall", "anna", 3)  # more was written, nothing came through
    presence.sweep()
    assert presence.stuck("hall") == frozenset()
    presence.taken_out()

    clock.now += 1
    presence.sweep()

    assert presence.stuck("hall") == {"anna"}
    assert presence.taken_out() == {"hall"}
    presence.sweep()
    assert presence.taken_out() == set()
    presence.says_held("hall", "anna", 0)
    presence.sweep()
    assert presence.stuck("hall") == frozenset()
    assert presence.stuck("elsewhere") == frozenset()


def test_holder_who_drops_lingers_for_a_moment():
    clock = Clock()
    presence = Presence(clock)
    presence.connected("hall", "anna")
    presence.disconnected("hall", "anna")
    assert (presence.present("hall"), presence.lately("hall")) == (frozenset(), {"anna"})
    presence.taken_out()
    clock.now += LINGERS - 1
    presence.sweep()
    assert presence.lately("hall") == {"anna"}
    assert presence.taken_out() == set()

    clock.now += 1
    presence.sweep()

    assert presence.lately("hall") == frozenset()
    assert presence.taken_out() == {"hall"}
