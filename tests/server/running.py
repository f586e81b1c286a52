"""The real server in its own process, and what its command line says."""

import io
import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.ports import free_port
from tests.waiting import PATIENCE, STARTING, until

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Running:
    """A server that answers: its address, its process, and where it writes what it says."""

    url: str
    process: subprocess.Popen[bytes]
    said: Path

    def stop(self) -> int:
        """Ask it to stop, as a service manager does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Nothing of this machine's own settings, everything in a folder."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SAMENBOOM_")}
    return own | {"SAMENBOOM_VAR": str(folder), "PYTHONWARNINGS": "error"} | more


def says(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What the command line answers."""
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=STARTING,
    )


def told(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The same in this process, where the process is not the point: a tenth of the time."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with pytest.MonkeyPatch.context() as here, redirect_stdout(out), redirect_stderr(err):
        own = environment(folder, **more)
        for name in os.environ.keys() - own.keys():
            here.delenv(name)
        for name, value in own.items():
            here.setenv(name, value)
        here.setattr(sys, "argv", ["app", *arguments])
        try:
            runpy.run_module("app", run_name="__main__")
        except SystemExit as end:
            code = end.code
    if isinstance(code, str):  # the interpreter would write it, and end with 1
        err.write(f"{code}\n")
        code = 1
    return subprocess.CompletedProcess(["app", *arguments], int(code or 0), out.getvalue(), err.getvalue())


def token_of(folder: Path, name: str, **more: str) -> str:
    """A new facilitator's API token."""
    added = told(folder, "facilitator", "add", name, **more).stdout
    return re.search(r"^token: (\S+)$", added, re.MULTILINE)[1]


@contextmanager
def running(folder: Path, *arguments: str, port: int = 0, **more: str) -> Iterator[Running]:
    """A server on a port of its own until the end of the test."""
    folder.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    said = folder / f"said-{port}"
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "app", *(arguments or ("serve",)), "--port", str(port)]
    with said.open("ab") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment(folder, **more), stdout=out, stderr=out)
    try:
        until(lambda: _answers(url, process), STARTING, "the server answers")
        yield Running(url, process, said)
    finally:
        process.kill()
        process.wait()


def _answers(url: str, process: "subprocess.Popen[bytes]") -> bool:
    assert process.poll() is None, "the server stopped"
    try:
        return httpx2.get(f"{url}/health/ready").status_code == 200
    except httpx2.TransportError:
        return False
