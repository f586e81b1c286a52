"""What we vendor is what its makers published."""

from tools.files import ROOT

HTMX = ROOT / "node_modules/htmx.org"
VENDORED = ROOT / "app/static/vendor/htmx-4.0.1.min.js"


def test_vendored_htmx_is_as_published():
    assert VENDORED.read_bytes() == (HTMX / "dist/htmx.min.js").read_bytes()


def test_licences_of_what_is_vendored_are_told():
    notice = (ROOT / "NOTICE").read_text()

    assert (HTMX / "LICENSE").read_text().strip().splitlines()[-1].strip() in notice
    assert "app/static/fonts/OFL.txt" in notice
    assert (ROOT / "app/static/fonts/OFL.txt").is_file()
