"""Hints about words: they never block, and nobody but the facilitator sees them.

A goal says what is reached for residents; an indicator that counts what was delivered is output; counting and
telling are both needed (method.md). By which signs we find that is ours. No score of readability: on one line
it misleads. Every function goes through the words a fixed number of times; none ever raises.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .lexicon import BY_LANGUAGE, Lexicon

#: In this order they are told, one at a time.
CODES = ("about-us", "not-reached", "two-ideas", "output", "only-counting", "only-telling", "plain-words")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[;.!?]")
#: How far behind an amount stands what is counted: aantal goed bezochte bijeenkomsten.
_NEAR = 3
#: How far in its clause the verb of a second clause may stand: en de straat is schoon.
_EARLY = 3
_FEW = 2
_ENDS = frozenset(";.!?")
#: Words of the longest opening.
_LONGEST = 4

Words = Sequence[str]


@dataclass(frozen=True)
class Hint:
    """`found`: the words that gave rise to it, as they were written; `plain`: what people say instead."""

    code: str
    found: str = ""
    plain: str = ""


def of_goal(text: str, language: str, plain: Mapping[str, str]) -> list[Hint]:
    """About a main goal, a subgoal, or words proposed for one. `plain`: see `every_form`."""
    lexicon = BY_LANGUAGE.get(language)
    words = _words(text)
    found = _about_goal(words, lexicon) if lexicon else []
    return found + _plain(words, plain)


def of_indicator(text: str, unit: str, language: str, plain: Mapping[str, str]) -> list[Hint]:
    """About an indicator; `unit` is what is counted, when that was described."""
    lexicon = BY_LANGUAGE.get(language)
    words = _words(text)
    output = (_output(words, lexicon) or _unit(_words(unit), lexicon)) if lexicon else ""
    return ([Hint("output", output)] if output else []) + _plain(words, plain)


def of_forms(forms: Iterable[str | None]) -> list[Hint]:
    """About a subgoal, by the forms of its indicators: once each has one, both should be among them."""
    known = set(forms)
    return [Hint(f"only-{form}") for form in ("counting", "telling") if known == {form}]


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _about_goal(written: Words, lexicon: Lexicon) -> list[Hint]:
    words = [word.lower() for word in written]
    while words and not words[-1][0].isalnum():
        words.pop()
    us, plan = _about_us(words, lexicon), _plan(words, lexicon)
    found = [Hint("about-us", us)] if us else [Hint("not-reached", plan)] if plan else []
    two = _two_ideas(words, lexicon)
    return [*found, Hint("two-ideas", two)] if two else found


def _about_us(words: Words, lexicon: Lexicon) -> str:
    """Who does it is us; or it is told what will be done, without anyone who does it."""
    if not lexicon.mutual.isdisjoint(words):
        return ""
    first = next((place for place, word in enumerate(words) if word not in lexicon.articles), 0)
    if first < len(words) and words[first] in lexicon.doers:
        verb = next((word for word in words[first + 1 : first + 3] if word in lexicon.provides), "")
        if verb:
            return f"{words[first]} {verb}"
    undergone = next((word for word in words if word in lexicon.provided), "")
    if undergone and not lexicon.passives.isdisjoint(words) and lexicon.modals.isdisjoint(words):
        return undergone
    return _named(words, lexicon.to_provide, lexicon)


def _plan(words: Words, lexicon: Lexicon) -> str:
    """Begins as a plan does, or names what will be done to something."""
    head = " ".join((*words[:_LONGEST], ""))
    for opening in lexicon.openings:
        # With its last word: behind "zorgen dat" nothing is stated.
        if head.startswith(opening) and not _states(words[opening.count(" ") - 1 :], lexicon):
            return opening.strip()
    start = 1 if words[:1] and words[0] in lexicon.articles | lexicon.modals else 0
    noun = words[start : start + 2]
    if len(noun) == _FEW and noun[0] in lexicon.nouns and noun[1] in lexicon.of:
        return " ".join(noun) if not _states(words[start + 2 :], lexicon) else ""
    return _named(words, lexicon.to_reach, lexicon)


def _named(words: Words, verbs: frozenset[str], lexicon: Lexicon) -> str:
    """One of these verbs at the head ("bevorderen van"), in Dutch also at the end ("armoede verminderen")."""
    start = 1 if words[:1] and words[0] in {"het", "to"} else 0
    if words[start:] and words[start] in verbs and not _states(words[start + 1 :], lexicon):
        return words[start]
    if not (lexicon.ends_in_verb and words and words[-1] in verbs):
        return ""
    # "Wie wil, kan iets organiseren" and "plekken die rust bieden" say what is so, with the verb at the end.
    return words[-1] if lexicon.stated.isdisjoint(words) else ""


def _states(words: Words, lexicon: Lexicon) -> bool:
    """Whether the clause itself says that something is so: "zorgen voor een ander is vol te houden"."""
    for word in words:
        if word in lexicon.clauses:
            return False
        if word in lexicon.finite:
            return True
    return False


def _two_ideas(words: Words, lexicon: Lexicon) -> str:
    """Two sentences, or "en" between two clauses; not between two things, or two verbs of one subject."""
    for place, word in enumerate(words):
        if word in _ENDS and place >= _FEW and len(words) - place > _FEW:
            return word
    said, depends = "", False
    for place, word in enumerate(words):
        if word in lexicon.conjunctions and said and _joins(words, place, said, depends, lexicon):
            return word
        depends = depends or (bool(said) and word in lexicon.clauses)
        said = said or (word if word in lexicon.begun else "")
    return ""


def _joins(words: Words, place: int, said: str, depends: bool, lexicon: Lexicon) -> bool:
    """Whether behind this "en" a second clause begins. `said`: the verb of the first; `depends`: that one has
    a clause within it.
    """
    before, after = words[place - 1], words[place + 1 : place + 2 + _EARLY]
    if before in lexicon.joined or len(after) < _FEW:
        return False
    if said in lexicon.to_reach:
        is_same = before in lexicon.to_reach and after[0] in lexicon.to_reach  # versterken en verbeteren van
        return not is_same and not lexicon.to_reach.isdisjoint((after[0], words[-1]))
    if after[0] in lexicon.finite:
        return _is_verb(after[0], said, lexicon)
    return not depends and _begins(after[1:], said, lexicon)


def _begins(words: Words, said: str, lexicon: Lexicon) -> bool:
    """Whether these words, behind the first of a clause, hold its verb."""
    for word in words:
        if word in lexicon.clauses:
            return False
        if word in lexicon.finite:
            return _is_verb(word, said, lexicon)
    return False


def _is_verb(word: str, said: str, lexicon: Lexicon) -> bool:
    """Whether it says something of its own. It does not in "kent zijn buren en zijn straat", nor in "kunnen
    werken en rust houden".
    """
    if word == "zijn":
        return said.endswith("n") and said not in lexicon.modals
    return said not in lexicon.modals or word in lexicon.single


def _output(written: Words, lexicon: Lexicon) -> str:
    """An amount of what was delivered: aantal bijeenkomsten, 20 folders, meer cursussen."""
    words = [word.lower() for word in written]
    for place, word in enumerate(words):
        more = place == 0 and word in {"meer", "more"}
        if word in lexicon.counts or more or word.isdigit():
            near = _NEAR if word in lexicon.counts else 1
            if found := _delivered(words, place, near, lexicon):
                return f"{word} {found}"
    return ""


def _delivered(words: Words, place: int, near: int, lexicon: Lexicon) -> str:
    """What is counted behind the amount, when that was delivered; people are, unless more is told of them."""
    start = place + 2 if words[place + 1 : place + 2] == ["of"] else place + 1
    for here in range(start, min(start + near, len(words))):
        word = words[here]
        if word in lexicon.between:
            return ""
        if word.endswith(lexicon.delivered):
            return word
        if word.endswith(lexicon.people):
            return "" if words[here + 1 : here + 2] and words[here + 1] in lexicon.between else word
    return ""


def _unit(written: Words, lexicon: Lexicon) -> str:
    """What is counted, named alone: bijeenkomsten per jaar. A rate is none: verwijzingen per 1.000."""
    words = [word.lower() for word in written]
    is_delivered = bool(words) and words[0].endswith(lexicon.delivered)
    return words[0] if is_delivered and not any(word.isdigit() for word in words) else ""


def every_form(plain: Mapping[str, str]) -> dict[str, str]:
    """Policy words in all forms in which they are met: doelgroepen; gesprekken; kwetsbaar, kwetsbare."""
    forms = {f"{term}{ending}": said for term, said in plain.items() for ending in ("e", "en", "n", "s")}
    forms |= {f"{term}{term[-1]}en": said for term, said in plain.items() if term}
    # An open syllable is written with one vowel.
    open_ = [(f"{term[:-2]}{term[-1]}", said) for term, said in plain.items() if _is_closed(term)]
    forms |= {f"{stem}{ending}": said for stem, said in open_ for ending in ("e", "en")}
    return forms | dict(plain)


def _is_closed(term: str) -> bool:
    return re.search(r"([aeou])\1[^\W\daeiou]$", term) is not None


def _plain(written: Words, plain: Mapping[str, str]) -> list[Hint]:
    """Policy words, each once, in the order of the sentence; two words together may be one."""
    words, found, place = [word.lower() for word in written], dict[str, Hint](), 0
    while place < len(words):
        both = " ".join(words[place : place + 2])
        length = 2 if both in plain else 1
        said = plain.get(both) or plain.get(words[place])
        if said:
            found.setdefault(said, Hint("plain-words", " ".join(written[place : place + length]), said))
        place += length
    return list(found.values())
