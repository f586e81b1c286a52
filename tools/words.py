"""Words that must not stand in our files. A bracket keeps a pattern from finding itself."""

import re
from dataclasses import dataclass

CODE = (".py", ".js", ".css", ".html", ".sh", "Makefile", "Dockerfile")


@dataclass(frozen=True)
class Rule:
    """`pattern` may not occur in files under `under` that end in one of `suffixes`; `because` tells why."""

    pattern: str
    because: str
    under: tuple[str, ...] = ("",)
    suffixes: tuple[str, ...] = ("",)

    def problems(self, name: str, text: str) -> list[str]:
        """Every line where the pattern begins."""
        if not name.startswith(self.under) or not name.endswith(self.suffixes):
            return []
        found = re.finditer(self.pattern, text, re.MULTILINE)
        return [f"{name}:{text.count(chr(10), 0, m.start()) + 1}: {self.because}" for m in found]


TEMPLATES = ("app/templates/",)
STATIC = ("app/static/",)

RULES = (
    Rule(r"p[y]pi\.org|python[h]osted|registry\.[n]pmjs|deb\.[d]ebian", "names a package registry's host"),
    Rule(r"""(?:^|[\s"'(=`])/(?:w[o]rk|f[a]rm|r[o]ot|h[o]me/\w+|tmp/[w])/""", "names a path of one machine"),
    Rule(r"\b(?:T[O]DO|F[I]XME|X[X]X)\b", "unfinished: finish it or file an issue", suffixes=CODE),
    Rule(
        r"# ?(?:noqa|type: ?ignore)(?:: ?[A-Z\d, ]+|\[[\w, -]+\])?[ \t]*$",
        "an exception to a checker without its reason behind it",
        suffixes=(".py",),
    ),
    Rule(r"<script(?![^>]*\ssrc=)", "inline script: the CSP refuses it", TEMPLATES),
    Rule(r"<style\b|\sstyle\s*=", "inline style: the CSP refuses it", TEMPLATES),
    Rule(r"\son[a-z]+\s*=", "inline event handler: the CSP refuses it", TEMPLATES),
    Rule(r"\bhx-on\b|[\"']\s*(?:js|javascript):", "needs eval: the CSP refuses it", TEMPLATES),
    Rule(r"hx-trigger\s*=\s*(?:\"[^\"]*\[|'[^']*\[)", "a trigger filter needs eval", TEMPLATES),
    Rule(r"(?<![\w-])hx-[a-z:-]+\s*=", "write data-hx-*: the HTML checker knows those", TEMPLATES),
    Rule(r"\|\s*safe\b", "hand over Markup from Python instead: there it can be tested", TEMPLATES),
    Rule(r"\beval\(|\bnew Function\(", "eval: the CSP refuses it", STATIC, (".js",)),
    Rule(r"\binnerHTML\b|\bdocument\.write\b", "words of people may become HTML here", STATIC, (".js",)),
    Rule(r"\brandomUUID\(", "is absent over plain http: use getRandomValues", STATIC, (".js",)),
    Rule(
        r"(?:src|href|action|url|fetch|import)\W{1,4}(?:https?:)?//(?!\{)",
        "asks a third party: nothing of a workshop leaves the house",
        TEMPLATES + STATIC,
        (".html", ".css", ".js"),
    ),
    Rule(
        r"\bs[k]ipif\b|\bpytest\.(?:s[k]ip|importors[k]ip)|mark\.s[k]ip",
        "skips a test",
        ("tests/",),
        (".py",),
    ),
    Rule(r"\bx[f]ail\b", "expects a failure", ("tests/",), (".py",)),
    Rule(
        r"\btime\.s[l]eep\(|asyncio\.s[l]eep\((?!0\))|wait_for_t[i]meout\(",
        "waits for time: wait for a condition (tests/waiting.py)",
        ("tests/",),
        (".py",),
    ),
    Rule(
        r"\btime\.s[l]eep\(|wait_for_t[i]meout\(",
        "waits for time: wait for a condition",
        ("bench/", "tools/"),
        (".py",),
    ),
    Rule(r"\bunittest\.m[o]ck\b|\bM[a]gicMock\b", "a mock: use the real thing", ("tests/",), (".py",)),
)


def problems(name: str, text: str) -> list[str]:
    """What all rules have to say about one file."""
    return [problem for rule in RULES for problem in rule.problems(name, text)]
