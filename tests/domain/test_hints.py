"""Hints about words: a table of sentences, both ways. Those of `REACHED` are goals of real, public trees."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.hints import CODES, Hint, every_form, of_forms, of_goal, of_indicator

NONE: dict[str, str] = {}
#: Goals that say what is reached, from real trees: not one of them may get a hint.
REACHED = """
Meer sociaal krachtige wijken in Lelystad door buurtinitiatieven
Sterke wijken in Lelystad, door wat bewoners samen beginnen
Bewoners hebben duurzaam en blijvend contact met elkaar
Bewoners voelen zich verantwoordelijk voor elkaar en hun directe woon- en leefomgeving
Bewoners voelen zich verantwoordelijk voor elkaar en voor hun wijk
Mantelzorgers kunnen balanceren tussen zorg, werk en tijd voor zichzelf
Mantelzorgers houden balans tussen zorgen, werken en tijd voor zichzelf
Sportclubs zijn LHBTI-sensitief
LHBTI-jongeren kunnen zichzelf zijn op VO-scholen
Biculturele jongeren met LHBTI-gevoelens hebben een vangnet of netwerk
Minder 75-plussers voelen zich eenzaam
Over drie jaar wil 30 % van de 75-plussers zich minder eenzaam voelen
Inwoners hebben een zinvolle daginvulling
Leefbaarheid in buurten is toegenomen
Minder eenzaamheid
Zorg dichterbij
Meer kwaliteit van leven
Veilige stad
Naar vermogen meedoen
Inwoners zijn en blijven vitaal
Inwoners zijn financieel redzamer
Meer sociale cohesie
Houdbare basisondersteuning
Meer Almeerders financieel zelfredzaam
Kinderen groeien gezond en veilig op
Meer gezonde leefstijl
Iedereen doet naar eigen kunnen mee
Meer betrokken bij leefomgeving
Ontwikkelkansen kinderen en jongeren vergroot
Toegang tot informatie, advies, ondersteuning en zorg
Minder overlast door bepaalde doelgroepen
Aanbod beter afgestemd op vraag
Vrijwilligers en mantelzorgers minder overbelast
Gezonde generatie in 2040
Gezonde fysieke leefomgeving
Mentale weerbaarheid
Vitaal ouder worden
Onze inwoners zijn zelfredzaam
Maatwerk bij ondersteuning
Ouderen wonen zelfstandig
Ondersteuning is integraal, passend en flexibel
Mantelzorgers worden gehoord door zorgverleners
Werk en zorgen gaan samen
Jonge mantelzorgers kunnen gewoon kind zijn
Geld is geen extra zorg
Familie en buurt helpen mee
Hulp is makkelijk te vinden
Mantelzorgers blijven ook zichzelf
Luister naar me
Zie mijn talenten
Oordeel niet over me
"""
#: What people may well say, and what a hasty rule would stumble over.
FINE = """
Zorgen voor een ander gaat nooit ten koste van jezelf
Zorgen voor een naaste is vol te houden
Bewoners organiseren zelf activiteiten
Bewoners kunnen zelf activiteiten organiseren
Buren bieden elkaar hulp aan
Mensen die samen een feest organiseren kennen elkaar beter
Wij kijken naar elkaar om
We zorgen voor elkaar
Wij zijn trots op onze buurt
Wij zorgen goed voor onze ouders
Bakkers en slagers kennen hun klanten
Zorg en welzijn werken samen
Ze worden gehoord en gezien
Mensen vragen en krijgen hulp van elkaar
Mantelzorgers kennen en gebruiken de regelingen
Iedereen kent zijn buren en zijn straat
Mantelzorgers kunnen hun werk doen en tijd houden voor zichzelf
Iedereen kan gelukkig zijn en gezond blijven
Ouders weten wat er is en waar ze terechtkunnen
Mensen die ziek zijn en hulp nodig hebben krijgen die snel
Inwoners ervaren dat wijkteams en buren samen staan
Mensen durven hun mening te geven en hulp te vragen
Ouderen hebben tijd voor vrienden en familie
De gemeente kent haar inwoners
De gemeente
Wie hulp zoekt, vindt een vrijwilliger
Inwoners weten hoe ze hun gezondheid kunnen verbeteren
Er is één plek waar mensen hun zorgen kunnen delen en waar iemand luistert
Er is rust en er
Er is rust en buren die helpen zijn er ook
"""
FOUND = [
    ("Wij organiseren bijeenkomsten voor ouderen", "about-us", "wij organiseren"),
    ("We bieden cursussen aan", "about-us", "we bieden"),
    ("Wij zetten in op preventie", "about-us", "wij zetten"),
    ("De gemeente stimuleert buurtinitiatieven", "about-us", "gemeente stimuleert"),
    ("Als gemeente faciliteren we ontmoeting", "about-us", "gemeente faciliteren"),
    ("Onze professionals ondersteunen mantelzorgers", "about-us", "professionals ondersteunen"),
    ("Er worden activiteiten aangeboden in het buurthuis", "about-us", "aangeboden"),
    ("Activiteiten organiseren", "about-us", "organiseren"),
    ("Het faciliteren van ontmoeting", "about-us", "faciliteren"),
    ("Faciliteren van initiatieven", "about-us", "faciliteren"),
    ("Eenzaamheid verminderen", "not-reached", "verminderen"),
    ("Sociale cohesie in de wijk versterken.", "not-reached", "versterken"),
    ("Bevorderen van deelname", "not-reached", "bevorderen"),
    ("Het vergroten van eigen kracht", "not-reached", "vergroten"),
    ("Bevordering van de gezondheid", "not-reached", "bevordering van"),
    ("De versterking van het netwerk", "not-reached", "versterking van"),
    ("Meer aandacht voor mantelzorgers", "not-reached", "meer aandacht voor"),
    ("Zorgen dat iedereen mee kan doen", "not-reached", "zorgen dat"),
    ("Werken aan vertrouwen", "not-reached", "werken aan"),
    # From real trees: these begin with what will be done.
    ("Terugdringen gezondheidsachterstanden", "not-reached", "terugdringen"),
    ("Versterken sociale basis", "not-reached", "versterken"),
    ("Verbeteren sociale cohesie", "not-reached", "verbeteren"),
    ("Vergroten eigen kracht", "not-reached", "vergroten"),
    ("Stimuleren buurtinitiatieven", "not-reached", "stimuleren"),
    ("Doorbreken van sociaal overerfbare armoede", "not-reached", "doorbreken"),
    ("Iedereen doet naar vermogen mee en draagt bij; we kijken naar elkaar om", "two-ideas", ";"),
    ("Mantelzorgers worden gehoord door zorgverleners en kunnen op tijd uitrusten", "two-ideas", "en"),
    ("Bewoners kennen elkaar en de straat is schoon", "two-ideas", "en"),
    ("Bewoners doen iets voor hun wijk en zijn trots op hun straat", "two-ideas", "en"),
    ("Jongeren halen hun diploma. Ouders krijgen steun.", "two-ideas", "."),
    ("Inwoners merken dat er tijd is voor hen en voelen zich gehoord", "two-ideas", "en"),
]
ENGLISH = [
    ("We organise meetings for older people", "about-us", "we organise"),
    ("The council provides courses", "about-us", "council provides"),
    ("Courses are offered in every district", "about-us", "offered"),
    ("Offering activities", "about-us", "offering"),
    ("To reduce loneliness", "not-reached", "reduce"),
    ("Improving health", "not-reached", "improving"),
    ("More attention to carers", "not-reached", "more attention to"),
    ("Promotion of health", "not-reached", "promotion of"),
    ("Carers are heard by professionals and get a break in time", "two-ideas", "and"),
    ("Neighbours know each other; the street is clean", "two-ideas", ";"),
]
FINE_ENGLISH = """
Carers keep a balance between care, work and time for themselves
Residents organise activities themselves
We look after each other
Support is easy to find
Young carers can be children and have time to play
Children grow up healthy and safe
People who care for someone are seen
Development is fun
"""
OUTPUT = [
    ("Aantal bijeenkomsten", "aantal bijeenkomsten"),
    ("aantal aangevraagde wijkbudgetten", "aantal wijkbudgetten"),
    ("aantal burgerinitiatieven 30 → 35", "aantal burgerinitiatieven"),
    ("Het aantal goed bezochte trainingen neemt toe", "aantal trainingen"),
    ("20 folders verspreid", "20 folders"),
    ("Meer cursussen in de buurt", "meer cursussen"),
    ("Aantal deelnemers", "aantal deelnemers"),
    ("Aantal deelnemers neemt toe", "aantal deelnemers"),
]
NO_OUTPUT = """
Aantal deelnemers dat zich minder eenzaam voelt
Aantal ouderen dat zelfstandig woont
Aantal inwoners met zinvolle daginvulling neemt toe
Aantal eenoudergezinnen rond of onder de armoedegrens
Aantal bewoners dat meedoet aan activiteiten
Inwoners komen elkaar regelmatig tegen
Inwoners nemen deel aan meer activiteiten
Mensen voeren meer gesprekken met elkaar
Banen per 1.000 inwoners
Meer
Aantal
"""
POLICY = every_form(
    {
        "zelfredzaamheid": "zelf kunnen regelen",
        "doelgroep": "de mensen om wie het gaat",
        "eigen regie": "zelf kiezen",
        "kwetsbaar": "wie extra steun nodig heeft",
    }
)


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("text", lines(REACHED) + lines(FINE))
def test_goal_that_says_what_is_reached_gets_no_hint(text):
    assert of_goal(text, "nl", NONE) == []


@pytest.mark.parametrize("text", lines(FINE_ENGLISH))
def test_english_goal_that_says_what_is_reached_gets_no_hint(text):
    assert of_goal(text, "en", NONE) == []


@pytest.mark.parametrize(("text", "code", "found"), FOUND)
def test_goal_gets_the_hint_that_fits(text, code, found):
    assert of_goal(text, "nl", NONE) == [Hint(code, found)]


@pytest.mark.parametrize(("text", "code", "found"), ENGLISH)
def test_english_goal_gets_the_hint_that_fits(text, code, found):
    assert of_goal(text, "en", NONE) == [Hint(code, found)]


def test_goal_with_two_faults_gets_both_in_order():
    text = "Wij organiseren koffie voor ouderen en de wijk is schoon"
    assert [hint.code for hint in of_goal(text, "nl", POLICY)] == ["about-us", "two-ideas"]


def test_goals_to_do_may_be_two():
    text = "Eenzaamheid verminderen en de gezondheid verbeteren"
    assert of_goal(text, "nl", NONE) == [Hint("not-reached", "verbeteren"), Hint("two-ideas", "en")]
    once = "Versterken en verbeteren van de sociale basis"
    assert of_goal(once, "nl", NONE) == [Hint("not-reached", "versterken")]


@pytest.mark.parametrize(("text", "found"), OUTPUT)
def test_indicator_that_counts_what_was_delivered_is_pointed_out(text, found):
    assert of_indicator(text, "", "nl", NONE) == [Hint("output", found)]


@pytest.mark.parametrize("text", lines(NO_OUTPUT))
def test_indicator_that_counts_what_changed_is_not(text):
    assert of_indicator(text, "mensen", "nl", NONE) == []


def test_unit_alone_may_tell_that_output_is_counted():
    assert of_indicator("Er is meer te doen", "bijeenkomsten per jaar", "nl", NONE) == [
        Hint("output", "bijeenkomsten")
    ]
    assert of_indicator("Minder naar Halt", "verwijzingen per 1.000 jongeren", "nl", NONE) == []
    assert of_indicator("Number of meetings", "", "en", NONE) == [Hint("output", "number meetings")]
    assert of_indicator("The number of participants", "", "en", NONE) == [
        Hint("output", "number participants")
    ]
    assert of_indicator("The number of participants who feel at home", "", "en", NONE) == []


@pytest.mark.parametrize(
    ("forms", "codes"),
    [
        ([], []),
        ([None], []),
        (["counting", None], []),
        (["counting"], ["only-counting"]),
        (["telling", "telling"], ["only-telling"]),
        (["telling", "counting"], []),
    ],
)
def test_subgoal_needs_counting_and_telling(forms, codes):
    assert [hint.code for hint in of_forms(forms)] == codes


def test_policy_words_are_told_with_what_people_say():
    found = of_goal("Zelfredzaamheid van kwetsbare Doelgroepen en hun eigen regie", "nl", POLICY)
    assert [(hint.found, hint.plain) for hint in found] == [
        ("Zelfredzaamheid", "zelf kunnen regelen"),
        ("kwetsbare", "wie extra steun nodig heeft"),
        ("Doelgroepen", "de mensen om wie het gaat"),
        ("eigen regie", "zelf kiezen"),
    ]
    assert {hint.code for hint in found} == {"plain-words"}
    assert of_indicator("De doelgroep en nog een doelgroep", "", "nl", POLICY) == [
        Hint("plain-words", "doelgroep", "de mensen om wie het gaat")
    ]


def test_policy_words_are_met_in_many_forms():
    assert set(every_form({"gesprek": "praten", "integraal": "samen", "": "niets"})) >= {
        *("gesprek", "gesprekken", "integraal", "integrale"),
    }


def test_other_languages_get_only_the_policy_words():
    assert of_goal("Wij organiseren iets", "fy", NONE) == []
    assert of_indicator("aantal bijeenkomsten van de doelgroep", "", "fy", POLICY) == [
        Hint("plain-words", "doelgroep", POLICY["doelgroep"])
    ]


SHREDS = [
    "wij", "en", "is", "zijn", "aantal", "van", ";", ".", "organiseren", "verminderen", "het", "de",
    "doelgroep", "kunnen", "dat", "meer", "folders", "deelnemers", "straat", "’", "-", "🙂", "we", "zorgen",
]  # fmt: skip


@given(
    st.one_of(st.text(max_size=280), st.lists(st.sampled_from(SHREDS), max_size=60).map(" ".join)),
    st.sampled_from(["nl", "en", "xx"]),
)
def test_any_text_gets_known_hints_and_never_raises(text, language):
    found = of_goal(text, language, POLICY) + of_indicator(text, text, language, POLICY)
    assert all(hint.code in CODES for hint in found)
    assert all(hint.found for hint in found)
    assert len([hint for hint in found if hint.code != "plain-words"]) <= 3


@pytest.mark.parametrize("shred", ["en is ", "aantal ", "a-", "dat en zijn ", "; en ", "eigen "])
def test_time_grows_with_the_length_of_the_text(shred):
    def takes(length: int) -> float:
        text, began = (shred * length)[:length], time.process_time()
        of_goal(text, "nl", POLICY)
        of_indicator(text, text, "nl", POLICY)
        return time.process_time() - began

    short, long = (min(takes(length) for _ in range(3)) for length in (700, 7_000))
    assert long < 40 * short, "ten times as long may take ten times the time, not a hundred"
