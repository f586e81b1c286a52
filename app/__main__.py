"""`python -m app`: serve, room, facilitator, demo, erase-due, backup, restore, check."""

import argparse
import asyncio
import sys

from app import commandline, keeping, room
from app.settings import Settings


def main() -> None:
    """Read the command line and do it."""
    given = _parser().parse_args()
    settings = Settings.from_environment()
    try:
        given.do(settings, given)
    except commandline.Mistake as mistake:
        sys.exit(str(mistake))
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m app", description="Samenboom")
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = commands.add_parser("serve", help="start the server; migrates the database first")
    _address(serve, "127.0.0.1")
    serve.set_defaults(do=lambda settings, given: commandline.serve(settings, given.host, given.port))
    hall = commands.add_parser("room", help="start for a real hall: local network, link and QR code")
    _address(hall, "")
    hall.set_defaults(do=lambda settings, given: room.run(settings, given.host, given.port))
    demo = commands.add_parser("demo", help="put the two examples in the database")
    demo.set_defaults(do=lambda settings, given: asyncio.run(commandline.demo(settings)))
    erase = commands.add_parser("erase-due", help="erase the trajectories that have had their time")
    erase.set_defaults(do=lambda settings, given: asyncio.run(commandline.erase_due(settings)))
    keeping.add(commands)
    _facilitators(commands.add_parser("facilitator", help="who may open trajectories"))
    return parser


def _address(parser: argparse.ArgumentParser, host: str) -> None:
    parser.add_argument("--host", default=host, help="the address to listen on")
    parser.add_argument("--port", default=8000, type=int)


def _facilitators(parser: argparse.ArgumentParser) -> None:
    whats = parser.add_subparsers(required=True, metavar="what")
    for name, (do, says) in commandline.FACILITATOR.items():
        what = whats.add_parser(name, help=says)
        if name != "list":
            what.add_argument("name")
        what.set_defaults(do=do)


main()
