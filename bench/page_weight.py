"""What a phone has to fetch before it can draw its first page, and everything together, compressed."""

import gzip
import re

import httpx2

from . import servers
from .figures import Figure
from .http import Http
from .rooms import seated
from .sizes import Sizes

FIRST_PAGE_GOAL, ALL_FILES_GOAL = 14 * 1024, 60 * 1024
FILE = re.compile(r'(?:href|src)="(/static/[^"]+)"')
#: What a browser that runs scripts never fetches.
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
IMPORT = re.compile(r'(?:from|import)\s*"(\./[^"]+|/static/[^"]+)"')


async def run(_: Sizes) -> list[Figure]:
    """Join as a resident does, then weigh the page and all that it names."""
    async with servers.samenboom() as (url, token):
        page, files = await _seen_by_a_phone(url, token)
    styles = sum(size for name, size in files.items() if ".css" in name)
    first = _weight(page) + styles
    everything = _weight(page) + sum(files.values())
    print("Weight of the phone, bytes gzipped, without fonts")
    for name, size in sorted(files.items(), key=lambda each: -each[1]):
        print(f"  {size:7}  {name.split('?')[0]}")
    return [
        Figure("11", "first page, HTML and CSS (bytes)", first, FIRST_PAGE_GOAL, unit="B"),
        Figure("11", "everything without fonts (bytes)", everything, ALL_FILES_GOAL, unit="B"),
    ]


async def _seen_by_a_phone(url: str, token: str) -> tuple[bytes, dict[str, int]]:
    """The page of a resident who has just sat down, and the weight of every file that it uses."""
    async with (
        Http(url) as api,
        httpx2.AsyncClient(base_url=url, follow_redirects=True, headers={"Origin": url}) as phone,
    ):
        room = await seated(api, token)
        await phone.post(f"/j/{room.code}/resident")
        page = (await phone.get(f"/t/{room.id}")).raise_for_status()
        return page.content, await _files(phone, NOSCRIPT.sub("", page.text))


def _weight(content: bytes) -> int:
    return len(gzip.compress(content, 9))


async def _files(http: httpx2.AsyncClient, page: str) -> dict[str, int]:
    """Every file that the page names, and what those import in turn."""
    waiting, found = [name for name in FILE.findall(page) if ".woff" not in name], {}
    while waiting:
        name = waiting.pop()
        if name.split("?")[0] in {known.split("?")[0] for known in found}:
            continue
        content = (await http.get(name)).raise_for_status().content
        found[name] = _weight(content)
        base = name.rsplit("/", 1)[0]
        waiting += [each.replace("./", f"{base}/", 1) for each in IMPORT.findall(content.decode())]
    return found
