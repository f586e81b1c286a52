"""Exact pins, with hashes, without addresses (docs/decisions/0002)."""

import json
import re
import tomllib
from importlib.metadata import distributions

import pytest

from tools.files import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PIN = re.compile(r"^([\w.\[\]-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return {match[1]: match[2] for match in PIN.finditer((ROOT / f"requirements/{name}.txt").read_text())}


def test_direct_dependencies_are_the_pinned_ones():
    wanted = dict(line.split("==") for line in PROJECT["dependencies"])

    assert wanted.items() <= pins("run").items()


def test_tools_are_the_pinned_ones():
    wanted = dict(line.split("==") for line in PROJECT["optional-dependencies"]["dev"])

    assert (wanted | pins("run")).items() <= pins("dev").items()


@pytest.mark.parametrize("name", ["run", "dev"])
def test_pins_hold_nothing_but_pins(name):
    text = (ROOT / f"requirements/{name}.txt").read_text()
    rest = PIN.sub("", text)

    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []


def test_what_is_asked_with_an_extra_is_pinned_with_it():
    # pip 23 takes `coverage[toml]>=7` for another package than the pinned `coverage`: it finds a newer one,
    # and has no hash of it.
    asked = [each for found in distributions() for each in found.requires or [] if "extra ==" not in each]
    extras = {match[0] for each in asked if (match := re.match(r"[\w.-]+\[\w+\]", each))}

    assert extras <= pins("dev").keys()


def test_node_pins_are_exact_and_without_address():
    wanted = json.loads((ROOT / "package.json").read_text())
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    direct = wanted["devDependencies"] | wanted["optionalDependencies"]

    assert {name: locked[f"node_modules/{name}"]["version"] for name in direct} == direct
    assert [path for path, package in locked.items() if path and "integrity" not in package] == []
    assert [path for path, package in locked.items() if "resolved" in package] == []
