"""The plain way: a SQLModel session per card in the thread pool, then `send_text` to each screen in turn."""

import asyncio
import sqlite3
import sys

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import event
from sqlmodel import Field, Session, SQLModel, create_engine
from starlette.concurrency import run_in_threadpool

from bench.reference.frame import news


class Card(SQLModel, table=True):
    """One card; its number is its place in the order."""

    seq: int | None = Field(default=None, primary_key=True)
    text: str


class Said(SQLModel):
    """What a phone sends."""

    text: str


app, screens = FastAPI(), set[WebSocket]()
engine = create_engine(f"sqlite:///{sys.argv[2]}")


def keep(text: str) -> int:
    """On disk when it returns (WAL, synchronous=FULL, as durable as ours)."""
    with Session(engine) as session:
        card = Card(text=text)
        session.add(card)
        session.commit()
        return card.seq or 0


async def tell(html: str) -> None:
    """To each in turn."""
    for screen in list(screens):
        await screen.send_text(html)


@app.get("/health/ready")
def ready() -> dict[str, bool]:
    """It answers."""
    return {"ready": True}


@app.post("/cards")
async def add(said: Said) -> dict[str, int]:
    """A card."""
    seq = await run_in_threadpool(keep, said.text)
    await tell(f'<li id="card-{seq}" data-seq="{seq}"><bdi>{said.text}</bdi></li>')
    return {"seq": seq}


@app.post("/frames")
async def frames(count: int, every: float, size: int) -> dict[str, int]:
    """The same news as the others."""
    start = asyncio.get_running_loop().time()
    for number in range(count):
        await asyncio.sleep(start + number * every - asyncio.get_running_loop().time())
        await tell(news(number + 1, size))
    return {}


@app.websocket("/live")
async def live(screen: WebSocket) -> None:
    """A screen, until it goes."""
    await screen.accept()
    screens.add(screen)
    try:
        while True:
            await screen.receive_text()
    except WebSocketDisconnect:
        screens.discard(screen)


def _durable(connection: sqlite3.Connection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


if __name__ == "__main__":
    event.listen(engine, "connect", _durable)
    SQLModel.metadata.create_all(engine)
    uvicorn.run(
        app, port=int(sys.argv[1]), log_level="warning", ws="websockets-sansio", ws_per_message_deflate=False
    )
