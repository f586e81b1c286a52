"""The reference: the same job in the plain way. A SQLModel session per card, then `send_text` to each screen
in turn.
"""

import sqlite3
import sys

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from sqlalchemy import event
from sqlmodel import Field, Session, SQLModel, create_engine
from starlette.concurrency import run_in_threadpool


class Card(SQLModel, table=True):
    """One card; its number is its place in the order."""

    seq: int | None = Field(default=None, primary_key=True)
    text: str


class Said(SQLModel):
    """What a phone sends."""

    text: str


def create_app(path: str) -> FastAPI:
    """Cards to disk (WAL, synchronous=FULL, as durable as ours), then to every screen."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _durable)
    SQLModel.metadata.create_all(engine)
    app, screens = FastAPI(), set[WebSocket]()

    def keep(text: str) -> int:
        with Session(engine) as session:
            card = Card(text=text)
            session.add(card)
            session.commit()
            return card.seq or 0

    @app.get("/health/ready")
    def ready() -> dict[str, bool]:
        return {"ready": True}

    @app.post("/cards")
    async def add(said: Said) -> dict[str, int]:
        seq = await run_in_threadpool(keep, said.text)
        html = f'<li id="card-{seq}" data-seq="{seq}"><bdi>{said.text}</bdi></li>'
        for screen in list(screens):
            await screen.send_text(html)
        return {"seq": seq}

    @app.websocket("/live")
    async def live(screen: WebSocket) -> None:
        await screen.accept()
        screens.add(screen)
        try:
            while True:
                await screen.receive_text()
        except WebSocketDisconnect:
            screens.discard(screen)

    return app


def _durable(connection: sqlite3.Connection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


if __name__ == "__main__":
    uvicorn.run(
        create_app(sys.argv[2]), port=int(sys.argv[1]), log_level="warning", ws_per_message_deflate=False
    )
