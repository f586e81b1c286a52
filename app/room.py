"""`make room`: for a real hall. Finds this machine's address, shows link and QR, helps when wifi does not."""

import socket
from dataclasses import replace

import segno

from app import commandline
from app.settings import Settings

EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the hall must reach it; that is what this command is for
#: Nothing is sent there: asking for the way is enough to learn our own address. Reserved for documentation.
SOMEWHERE = ("192.0.2.1", 9)

HELP = """
  Laptop en telefoons moeten op hetzelfde netwerk zitten. Komt een telefoon er niet op?
  Gastwifi houdt apparaten vaak uit elkaar. Dan helpt een van deze wegen:

    1. Zet op deze laptop een hotspot aan, laat de telefoons daarop, en start opnieuw.
    2. Of: hotspot op een telefoon, met de laptop en de andere telefoons erop. Start opnieuw.
    3. Of: laptop met een kabel aan het netwerk van het gebouw.
    4. Vraag de beheerder van het gebouw of "client isolation" uit kan voor deze wifi.
    5. Vraagt de laptop of verbindingen mogen (firewall)? Sta het toe voor poort {port}.

  Helpt niets: kaartjes op papier, en typ ze daarna over met "Kaartje invoeren".
"""


def run(settings: Settings, host: str, port: int) -> None:
    """Serve the local network under an address that phones can reach."""
    commandline.must_be_free(EVERYWHERE, port)
    commandline.must_be_alone(settings)
    address = host or local_address()
    start = settings.base_url.rstrip("/") or f"http://{address}:{port}"
    ours = replace(settings, base_url=start, allowed_hosts=(*settings.allowed_hosts, *names(address)))
    database = commandline.opened(ours)
    link = commandline.first_link(database, start)
    known = "" if link else commandline.again(database, settings, start)
    database.close()
    print(welcome(start, port, link, known), flush=True)
    commandline.run(ours, EVERYWHERE, port)


def local_address() -> str:
    """The address of this machine on the network that leads outwards; itself when there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(SOMEWHERE)
        except OSError:
            return "127.0.0.1"
        return str(asking.getsockname()[0])


def names(address: str) -> tuple[str, ...]:
    """All names under which this machine may be asked for."""
    host = socket.gethostname()
    return address, "127.0.0.1", "localhost", host, f"{host}.local"


def welcome(start: str, port: int, link: str | None, known: str = "") -> str:
    """What stands on the terminal: where people go, and how the first facilitator gets in."""
    code = segno.make(start, error="m")
    lines = ["", f"  Samenboom staat op  {start}   (stoppen: Ctrl+C)", "", _drawn(code)]
    if start.split("//")[1].startswith("127."):
        lines += ["  Er is geen netwerk gevonden: alleen deze laptop kan erbij.", ""]
    if link:
        lines += [
            "  Begeleider, meld je aan met deze link (eenmalig, twee dagen geldig):",
            "",
            f"      {link}",
            "",
        ]
    if known:
        lines += [f"  Was je op deze laptop al aangemeld? Ga naar http://127.0.0.1:{port}/trajectories"]
        lines += [f"  {known}", ""]
    return "\n".join(lines) + HELP.format(port=port)


def _drawn(code: segno.QRCode) -> str:
    """Two rows of the code in one line of the terminal, dark on light whatever the terminal's colours."""
    rows = [[bool(cell) for cell in row] for row in code.matrix_iter(border=2)]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    signs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    lines = ("".join(signs[cell] for cell in zip(*pair, strict=True)) for pair in pairs)
    return "\n".join(f"  \x1b[97;40m{line}\x1b[0m" for line in lines) + "\n"
