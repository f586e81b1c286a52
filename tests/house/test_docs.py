"""What the documentation names exists."""

import dataclasses
import re
import tomllib

import pytest

from app.settings import Settings, variable
from tools.files import ROOT, ours

LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
DOCS = dict(ours(".md"))
MAKEFILE = (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("name", DOCS)
def test_links_of_page_lead_somewhere(name):
    links = LINK.findall(DOCS[name])

    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("name", DOCS)
def test_make_targets_of_page_exist(name):
    targets = re.findall(r"(?:`|^ {4})make ([a-z-]+)", DOCS[name], re.MULTILINE)

    assert [target for target in targets if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)] == []


def test_version_is_the_same_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert f"\nsoftwareVersion: {version}\n" in (ROOT / "publiccode.yml").read_text()
    assert f"## [{version}]" in DOCS["CHANGELOG.md"]


def test_decisions_are_numbered_without_gaps():
    numbers = [int(name.split("/")[-1][:4]) for name in DOCS if re.match(r"docs/decisions/\d{4}-", name)]

    assert numbers == list(range(1, len(numbers) + 1))


def test_settings_in_readme_are_all_there_are():
    told = re.findall(r"`(SAMENBOOM_[A-Z_]+)`", DOCS["README.md"])

    assert set(told) == {variable(field.name) for field in dataclasses.fields(Settings)}
