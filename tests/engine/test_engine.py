"""One door, one order: batches, retries, failed commits, erasing, and the state that readers see."""

import asyncio

import pytest
from sqlmodel import Session, SQLModel

from app.engine import Gone
from tests.engine.workbench import FACILITATOR, Workbench, frame_of, is_refused, new_id, opened

pytestmark = pytest.mark.anyio


async def test_commands_that_wait_together_are_one_commit(bench: Workbench):
    before = bench.database.write.commits

    answers = await asyncio.gather(*(bench.says(f"kaartje {n}") for n in range(100)))

    assert len(set(answers)) == 100
    assert bench.database.write.commits - before <= 3
    events = await bench.log()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


async def test_answers_come_in_the_order_of_the_log(bench: Workbench):
    waiting = [bench.asks("add-card", bench.seats[0], kind="association", text=f"{n}") for n in range(20)]

    seqs = [answer.seq for answer in await asyncio.gather(*waiting)]

    assert seqs == sorted(seqs)
    assert [event.data["text"] for event in (await bench.log())[-20:]] == [str(n) for n in range(20)]


async def test_same_command_five_times_at_once_is_taken_once(bench: Workbench):
    id_ = new_id()
    asked = [bench.asks("add-card", bench.seats[0], id_, kind="association", text="een") for _ in range(5)]

    answers = await asyncio.gather(*asked)

    assert [answer.repeated for answer in answers] == [False, True, True, True, True]
    assert len({answer.seq for answer in answers}) == 1
    assert sum(event.command == id_ for event in await bench.log()) == 1


async def test_retry_after_a_restart_is_known(bench: Workbench):
    id_ = await bench.says("voor de herstart")
    async with opened(bench.store) as later:
        later.id, later.seats = bench.id, bench.seats
        answer = await later.asks(
            "add-card", bench.seats[0], id_, kind="association", text="voor de herstart"
        )
        other = await later.asks("add-card", bench.seats[0], id_, kind="association", text="anders")

    assert answer.repeated
    assert is_refused(other, "id-reused")


async def test_state_in_memory_is_the_fold_of_the_log(bench: Workbench):
    await bench.says("een")
    await bench.does("reveal", step="associations")

    async with bench.engine.reading(bench.id) as runtime:
        assert runtime.state == await bench.folded()


async def test_reader_never_sees_what_is_not_on_disk(bench: Workbench):
    async def reads() -> bool:
        async with bench.engine.reading(bench.id) as runtime:
            return runtime.state.seq <= (await bench.log())[-1].seq

    seen = await asyncio.gather(*(work for n in range(30) for work in (bench.says(str(n)), reads())))

    assert False not in seen


async def test_failed_commit_answers_503_and_leaves_nothing(bench: Workbench):
    await bench.says("staat er")
    await bench.settles()
    screen = bench.watches()
    bench.breaks_commits()
    ids = [new_id(), new_id()]

    answers = await asyncio.gather(
        bench.asks("add-card", bench.seats[0], ids[0], kind="association", text="weg"),
        bench.asks("reveal", FACILITATOR, ids[1], step="associations"),
        bench.asks("open-step", step="associations"),
    )

    assert all(is_refused(answer, "not-kept") and answer.status == 503 for answer in answers)
    assert screen.is_empty
    async with bench.engine.reading(bench.id) as runtime:
        assert runtime.state == await bench.folded()
        assert not runtime.kept.keys() & set(ids)

    bench.mends_commits()
    again = await bench.asks("add-card", bench.seats[0], ids[0], kind="association", text="weg")
    assert not again.repeated
    assert "data-seq" in await frame_of(screen)


async def test_one_trajectory_that_fails_leaves_another_alone(bench: Workbench):
    async with opened(bench.store) as other:
        await other.begins()
        await other.says("andere zaal")

        assert await bench.says("deze zaal")


async def test_two_processes_never_take_the_same_place_in_the_log(bench: Workbench):
    async with opened(bench.store) as beside:
        beside.id, beside.seats = bench.id, bench.seats
        await beside.says("van hiernaast")
        id_ = new_id()

        late = await bench.asks("add-card", bench.seats[0], id_, kind="association", text="van hier")
        again = await bench.asks("add-card", bench.seats[0], id_, kind="association", text="van hier")

    assert is_refused(late, "not-kept")
    assert not again.repeated
    assert [event.data.get("text") for event in (await bench.log())[-2:]] == ["van hiernaast", "van hier"]


async def test_broken_rule_harms_only_its_own_batch(bench: Workbench, monkeypatch, caplog):
    from app.domain import workshop

    def breaks(*_: object) -> None:
        raise ValueError("woorden van iemand")

    with monkeypatch.context() as patch:
        patch.setattr(workshop, "evolve", breaks)
        answer = await bench.asks("add-card", bench.seats[0], kind="association", text="x")

    assert is_refused(answer, "not-kept")
    assert "ValueError" in caplog.text
    assert "woorden" not in caplog.text
    assert await bench.says("en weer verder")


async def test_trajectory_that_is_not_there_is_gone(bench: Workbench):
    bench.id = new_id()

    with pytest.raises(Gone):
        await bench.asks("pause")
    with pytest.raises(Gone):
        async with bench.engine.reading(bench.id):
            pass


async def test_erased_trajectory_is_gone_from_every_table_and_file(bench: Workbench):
    await bench.says("zeldzaamwoord")
    screen = bench.watches()

    waiting = asyncio.create_task(bench.asks("pause"))
    await bench.engine.erase(bench.id)

    assert await screen.frame() is None
    assert screen.closing == 4410
    with pytest.raises(Gone):
        await bench.asks("pause")
    await asyncio.wait({waiting})
    assert waiting.exception() is None or isinstance(waiting.exception(), Gone)
    assert _kept(bench, "zeldzaamwoord", bench.id) == []


async def test_redacted_words_are_gone_from_log_memory_and_files(bench: Workbench):
    card = await bench.says("zeldzaamwoord")
    await bench.does("edit-card", bench.seats[0], card=card, text="zeldzaamwoord anders")
    await bench.does("reveal", step="associations")
    bench.watches("participant")
    assert _kept(bench, "zeldzaamwoord")

    await bench.does("redact", target=card)

    async with bench.engine.reading(bench.id) as runtime:
        assert "zeldzaam" not in repr(vars(runtime))
        assert runtime.state.cards[card].status == "redacted"
    assert "zeldzaam" not in repr(await bench.log())
    assert _kept(bench, "zeldzaamwoord") == []
    again = await bench.asks("add-card", bench.seats[0], card, kind="association", text="wat dan ook")
    assert again.repeated


async def test_card_withdrawn_before_the_reveal_is_erased(bench: Workbench):
    card = await bench.says("zeldzaamwoord")

    await bench.does("withdraw-card", bench.seats[0], card=card)

    assert _kept(bench, "zeldzaamwoord") == []
    async with bench.engine.reading(bench.id) as runtime:
        assert runtime.state == await bench.folded()


def _kept(bench: Workbench, *words: str) -> list[str]:
    """Where one of these words is kept: the files of SQLite, the tables of PostgreSQL."""
    found = _files(bench) if bench.store.kind == "sqlite" else _tables(bench)
    assert found
    return [name for name, content in found.items() if any(word.encode() in content for word in words)]


def _files(bench: Workbench) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in bench.store.folder.iterdir()}


def _tables(bench: Workbench) -> dict[str, bytes]:
    def look(session: Session) -> dict[str, bytes]:
        tables = {name: session.execute(table.select()) for name, table in SQLModel.metadata.tables.items()}
        return {name: repr(rows.all()).encode() for name, rows in tables.items()}

    return bench.database.read_now(look)


async def test_sender_who_hangs_up_loses_nothing(bench: Workbench):
    id_ = new_id()
    hasty = asyncio.create_task(bench.says("opgehangen", id_=id_))
    await asyncio.sleep(0)
    hasty.cancel()
    await asyncio.wait({hasty})

    answer = await bench.asks("add-card", bench.seats[0], id_, kind="association", text="opgehangen")

    assert answer.repeated
