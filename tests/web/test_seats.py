"""Taking seats by code, coming back, observing; and who guesses codes."""

import asyncio

import pytest

from app.store.secrets import ALPHABET, plain
from app.web.doorkeeper import MOST_WAITING, WRONG, Doorkeeper
from app.web.problems import Problem
from tests.desk import Desk, by

PARTIES = ("municipality", "provider", "resident")


def test_seat_is_the_first_free_one_with_token_and_code(desk: Desk):
    first, second = desk.sits(), desk.sits()

    assert (first.number, second.number, first.party) == (1, 2, "resident")
    assert first.token != second.token
    assert len(plain(first.code)) >= 10
    assert desk.reads()["parties"][2]["taken"] == 2


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: f" {code[:3]} {code[3:]}\n",
        "-".join,
        lambda code: code.translate(str.maketrans("5826DVJ", "SBZGOUI")),
        lambda code: code.translate(str.maketrans("DJ", "0l")),
        lambda code: "".join(chr(ord(sign) + 0xFEE0) for sign in code),
    ],
    ids=["small", "spaces", "dashes", "look-alikes", "zero and small L", "wide"],
)
def test_mistyped_code_is_understood(desk: Desk, typed):
    answer = desk.http.post("/api/v1/seats", json={"joinCode": typed(desk.code), "party": "resident"})

    assert answer.status_code == 201


def test_codes_hold_no_look_alikes():
    assert not set("ILO01") & set(ALPHABET)
    assert plain(ALPHABET) == ALPHABET


@pytest.mark.parametrize("code", ["", " ", "!!", "AAAAAA", "A" * 5000, "\u0000", "😀", "ひらがな"])
def test_code_that_cannot_exist_is_unknown(desk: Desk, code):
    for path, body in (
        ("seats", {"joinCode": code, "party": "resident"}),
        ("seats", {"seatCode": code}),
        ("observers", {"joinCode": code}),
    ):
        answer = desk.http.post(f"/api/v1/{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "unknown-code")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"joinCode": "ABCDEF"},
        {"party": "resident"},
        {"joinCode": 5, "party": "resident"},
        {"joinCode": "ABCDEF", "party": "mayor"},
        {"joinCode": "ABCDEF", "party": "resident", "seatCode": "X"},
        {"joinCode": "ABCDEF", "party": "resident", "name": "Anna"},
    ],
)
def test_bad_body_is_told(desk: Desk, body):
    answer = desk.http.post("/api/v1/seats", json=body)

    assert answer.status_code == 400
    assert answer.json()["errors"]


def test_full_party_refuses_and_others_do_not(desk: Desk):
    desk.begins(seatsPerParty=1).sits("resident")

    answer = desk.http.post("/api/v1/seats", json={"joinCode": desk.code, "party": "resident"})

    assert (answer.status_code, answer.json()["code"]) == (409, "party-full")
    assert desk.sits("provider").number == 1


def test_closed_door_gives_no_seats_but_lets_observers_and_owners_in(desk: Desk):
    seat = desk.sits()
    desk.does("close-door")

    answer = desk.http.post("/api/v1/seats", json={"joinCode": desk.code, "party": "resident"})

    assert (answer.status_code, answer.json()["code"]) == (409, "door-closed")
    assert desk.observes()
    assert desk.http.post("/api/v1/seats", json={"seatCode": seat.code}).status_code == 201


def test_seat_code_opens_the_same_seat_on_another_device(desk: Desk):
    seat = desk.sits("provider")

    told = desk.http.post("/api/v1/seats", json={"seatCode": seat.code.lower().replace("-", " ")}).json()

    assert (told["seatId"], told["party"], told["seatCode"]) == (seat.id, "provider", seat.code)
    assert told["token"] != seat.token
    for token in (seat.token, told["token"]):
        assert desk.http.get(f"/t/{desk.id}/mine", headers=by(token)).status_code == 200


def test_renewed_code_ends_the_old_one_and_its_devices(desk: Desk):
    seat = desk.sits()
    answer = desk.asks(desk.ann, "renew-seat-code", seat=seat.id)
    new = answer.json()["seatCode"]

    assert desk.http.post("/api/v1/seats", json={"seatCode": seat.code}).status_code == 404
    assert desk.http.get(f"/t/{desk.id}/mine", headers=by(seat.token)).status_code == 401
    told = desk.http.post("/api/v1/seats", json={"seatCode": new}).json()
    assert told["seatId"] == seat.id
    assert desk.http.get(f"/t/{desk.id}/mine", headers=by(told["token"])).status_code == 200


def test_renewing_again_with_the_same_id_gives_the_same_code(desk: Desk):
    seat = desk.sits()
    id_ = desk.does("renew-seat-code", seat=seat.id)

    first, second = (desk.asks(desk.ann, "renew-seat-code", id_, seat=seat.id).json() for _ in range(2))

    assert first == second
    assert first["repeated"] is True
    assert desk.http.post("/api/v1/seats", json={"seatCode": first["seatCode"]}).status_code == 201


def test_freed_seat_is_nobodys_and_the_next_one_sees_nothing_of_it(desk: Desk):
    seat = desk.sits()
    desk.does("open-step", step="associations")
    desk.says(seat, "van mij")
    desk.does("free-seat", seat=seat.id)

    next_one = desk.sits()

    assert desk.asks(seat.token, "add-card", kind="association", text="x").status_code == 401
    assert desk.http.post("/api/v1/seats", json={"seatCode": seat.code}).status_code == 404
    assert (next_one.number, next_one.id != seat.id) == (1, True)
    assert desk.http.get(f"/t/{desk.id}/mine", headers=by(next_one.token)).json() == []


def test_moved_seat_keeps_its_token_and_speaks_for_its_new_party(desk: Desk):
    seat = desk.sits("resident")
    desk.does("open-step", step="associations")
    desk.does("move-seat", seat=seat.id, party="provider")

    desk.says(seat, "hier nu")

    assert [card["party"] for card in desk.reads("/cards")] == ["provider"]


def test_observer_token_reads_the_projector_only(desk: Desk):
    token = desk.observes()

    assert desk.http.get(f"/t/{desk.id}/regions?screen=projector", headers=by(token)).status_code == 200
    for screen in ("participant", "facilitator"):
        assert desk.http.get(f"/t/{desk.id}/regions?screen={screen}", headers=by(token)).status_code == 403
    for path in ("cards", "clusters", "tree", "events", "exports"):
        answer = desk.http.get(f"/api/v1/trajectories/{desk.id}/{path}", headers=by(token))
        assert answer.status_code == 403
    assert desk.asks(token, "pause").status_code == 403


def test_after_the_finish_only_ones_own_seat_is_taken(desk: Desk):
    seat = desk.sits()
    desk.does("finish")

    stranger = desk.http.post("/api/v1/seats", json={"joinCode": desk.code, "party": "provider"})
    own = desk.http.post("/api/v1/seats", json={"seatCode": seat.code})
    renewed = desk.asks(desk.ann, "renew-seat-code", seat=seat.id)

    assert (stranger.status_code, stranger.json()["code"]) == (409, "not-now")
    assert own.status_code == 201
    assert renewed.status_code == 200
    assert desk.asks(own.json()["token"], "add-card", kind="parking", text="x").status_code == 401
    assert desk.reads("/exports")


class Clock:
    """A clock that stands still until it is told otherwise."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.anyio
async def test_below_the_limit_nobody_waits():
    keeper = Doorkeeper(Clock())
    for _ in range(WRONG - 1):
        keeper.wrong()

    async with asyncio.timeout(10):
        for _ in range(1000):
            await keeper.turn()


@pytest.mark.anyio
async def test_guessed_codes_go_one_after_another_and_beyond_200_they_come_again_later():
    keeper = Doorkeeper(Clock())
    for _ in range(WRONG):
        keeper.wrong()
    turns = [asyncio.create_task(keeper.turn()) for _ in range(MOST_WAITING + 1)]
    await asyncio.sleep(0)

    assert keeper.waiting == MOST_WAITING
    with pytest.raises(Problem) as late:
        await turns[-1]
    assert (late.value.status, int(late.value.headers["Retry-After"]) > 0) == (429, True)
    await turns[0]
    await turns[1]
    assert 0 < keeper.waiting <= MOST_WAITING - 2
    for turn in turns:
        turn.cancel()
    await asyncio.gather(*turns, return_exceptions=True)


def test_a_minute_after_the_guesses_the_door_is_as_before():
    clock = Clock()
    keeper = Doorkeeper(clock)
    for _ in range(WRONG):
        keeper.wrong()
    assert keeper.is_guarding

    clock.now += 60

    assert not keeper.is_guarding


def test_right_code_is_late_but_never_refused(desk: Desk):
    for _ in range(WRONG):
        assert desk.http.post("/api/v1/seats", json={"seatCode": "X"}).status_code == 404

    assert desk.house.doorkeeper.is_guarding
    assert desk.sits().number == 1
    assert desk.http.get(f"/j/{desk.code}").status_code == 200
