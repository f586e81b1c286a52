"""The words by which hints are found (see `hints`), per language. Few and certain: a missed hint harms
nobody, a false one tires everybody.
"""

from dataclasses import dataclass
from functools import cached_property


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True)
class Lexicon:
    """All words are lower case.

    `us`: we, as people say it; `ours`: who organises, with or without an article (`articles`); `mutual`:
    then it is about residents among themselves. `provides`: what we do for others; `to_provide`: the same
    as the name of what is done; `provided`: the same, undergone; `passives`: what goes before it.
    `to_reach`: verbs that say what will be done to something, not what is reached; `nouns`: the same as
    nouns, with `of` behind them; `openings`: how a sentence about plans begins. `single`: verbs that say
    something of a subject; `bare`: the same, but they may be an infinitive behind a verb of `modals`;
    `verbs`: others that may stand beside one another ("vragen en krijgen"). `clauses` open a clause in a
    clause. `counts`: amounts; `delivered`: what is delivered, as the end of a word; `people` are counted
    as delivered, unless it is told of them what changed; `between`: what ends the thing that is counted.
    """

    us: frozenset[str]
    ours: frozenset[str]
    articles: frozenset[str]
    mutual: frozenset[str]
    provides: frozenset[str]
    to_provide: frozenset[str]
    provided: frozenset[str]
    passives: frozenset[str]
    to_reach: frozenset[str]
    nouns: frozenset[str]
    of: frozenset[str]
    openings: tuple[str, ...]
    modals: frozenset[str]
    single: frozenset[str]
    bare: frozenset[str]
    verbs: frozenset[str]
    conjunctions: frozenset[str]
    clauses: frozenset[str]
    counts: frozenset[str]
    delivered: tuple[str, ...]
    people: tuple[str, ...]
    between: frozenset[str]
    ends_in_verb: bool

    @cached_property
    def doers(self) -> frozenset[str]:
        """Who does it, when it is about us."""
        return self.us | self.ours

    @cached_property
    def finite(self) -> frozenset[str]:
        """Verbs that say something of a subject."""
        return self.single | self.bare

    @cached_property
    def begun(self) -> frozenset[str]:
        """Verbs by which a first clause is known."""
        return self.finite | self.to_reach | self.provides

    @cached_property
    def joined(self) -> frozenset[str]:
        """Verbs that, right before "en", are joined with another: zijn en blijven."""
        return self.finite | self.verbs | self.modals

    @cached_property
    def stated(self) -> frozenset[str]:
        """With one of these a verb at the end is that of a clause, no infinitive that stands alone."""
        return self.finite | self.modals | self.clauses


def _openings(*found: str) -> tuple[str, ...]:
    return tuple(f"{each} " for each in found)


DUTCH = Lexicon(
    us=_set("wij we"),
    ours=_set(
        "gemeente aanbieder aanbieders zorgaanbieders welzijnswerk wijkteam wijkteams professionals "
        "organisatie organisaties instellingen beroepskrachten hulpverleners college"
    ),
    articles=_set("de het een onze ons als alle"),
    mutual=_set("elkaar elkaars zelf samen"),
    provides=_set(
        "organiseren organiseert bieden biedt faciliteren faciliteert ondersteunen ondersteunt stimuleren "
        "stimuleert bevorderen bevordert subsidiëren subsidieert financieren financiert coördineren "
        "coördineert ontwikkelen ontwikkelt realiseren realiseert implementeren implementeert verzorgen "
        "verzorgt begeleiden begeleidt zetten zet zorgt geeft verbeteren verbetert "
        "versterken versterkt richten investeren investeert trainen traint"
    ),
    to_provide=_set(
        "organiseren aanbieden faciliteren subsidiëren financieren coördineren implementeren ondersteunen "
        "inkopen opzetten inzetten uitvoeren uitrollen"
    ),
    provided=_set(
        "georganiseerd aangeboden gefaciliteerd gesubsidieerd gefinancierd uitgevoerd ingezet opgezet "
        "ontwikkeld geïmplementeerd uitgerold ingekocht"
    ),
    passives=_set("wordt worden"),
    to_reach=_set(
        "verminderen verbeteren vergroten versterken bevorderen stimuleren terugdringen tegengaan "
        "verhogen verlagen doorbreken voorkomen bestrijden realiseren creëren ontwikkelen versnellen "
        "verkleinen beperken uitbreiden optimaliseren waarborgen borgen aanpakken activeren vitaliseren "
        "normaliseren bewerkstelligen"
    ),
    nouns=_set(
        "bevordering vergroting versterking vermindering verbetering stimulering verhoging verlaging "
        "bestrijding ontwikkeling uitbreiding vitalisering"
    ),
    of=_set("van"),
    openings=_openings(
        "aandacht voor", "meer aandacht voor", "extra aandacht voor", "inzet op", "inzetten op",
        "inzetten van", "werken aan", "toewerken naar", "streven naar", "bijdragen aan", "bouwen aan",
        "sturen op", "focus op", "zorgen dat", "zorgen voor", "ervoor zorgen dat", "er voor zorgen dat",
        "zorg dragen voor", "we zorgen dat", "wij zorgen dat", "we werken aan", "wij werken aan",
        "we streven naar", "wij streven naar",
    ),
    modals=_set(
        "kunnen kan mogen mag willen wil durven durft moeten moet zullen zal hoeven hoeft laten laat te "
        "leren"
    ),
    single=_set(
        "is heeft kan mag wil wordt blijft gaat doet komt krijgt weet kent voelt vindt helpt durft ziet "
        "staat leeft woont werkt houdt hoeft vraagt groeit draagt ervaart zorgt neemt maakt geeft leert "
        "kijkt hoort lukt kunnen mogen durven"
    ),
    bare=_set(
        "zijn hebben willen worden blijven gaan doen komen krijgen weten kennen voelen vinden helpen zien "
        "staan wonen houden hoeven dragen ervaren nemen maken geven leren kijken"
    ),
    verbs=_set(
        "vragen werken leven zorgen praten gebruiken bewegen groeien slapen herkennen begrijpen delen "
        "eten"
    ),
    conjunctions=_set("en én"),
    clauses=_set(
        "dat die waar waarin waardoor waarop waaraan waarmee wie wat hoe als wanneer omdat doordat zodat "
        "terwijl of om door nadat voordat zolang"
    ),
    counts=_set("aantal aantallen hoeveelheid hoeveel totaal"),
    delivered=(
        "bijeenkomsten", "bijeenkomst", "activiteiten", "folders", "flyers", "brochures", "trainingen",
        "cursussen", "workshops", "voorlichtingen", "voorlichting", "campagnes", "projecten",
        "initiatieven", "subsidies", "budgetten", "spreekuren", "huisbezoeken", "gesprekken",
        "nieuwsbrieven", "contactmomenten", "trajecten", "verwijzingen", "aanmeldingen", "aanvragen",
        "evenementen", "producten", "vergaderingen", "adviezen", "arrangementen", "uren",
    ),
    people=("deelnemers", "bezoekers", "cliënten", "aanwezigen"),
    between=_set("dat die wie met van voor bij in op aan per over tussen naar uit"),
    ends_in_verb=True,
)  # fmt: skip

ENGLISH = Lexicon(
    us=_set("we"),
    ours=_set(
        "municipality council provider providers professionals organisation organisations staff team "
        "teams"
    ),
    articles=_set("the a our as all"),
    mutual=_set("other another ourselves themselves together"),
    provides=_set(
        "organise organises organize organizes offer offers provide provides facilitate facilitates "
        "support supports promote promotes stimulate stimulates fund funds deliver delivers develop "
        "develops implement implements coordinate coordinates ensure ensures improve improves strengthen "
        "strengthens invest invests train trains encourage encourages"
    ),
    to_provide=_set(
        "organise organize organising organizing offering providing provide facilitating facilitate "
        "funding implementing implement delivering deliver"
    ),
    provided=_set(
        "organised organized offered provided facilitated funded implemented delivered developed"
    ),
    passives=_set("is are"),
    to_reach=_set(
        "reduce reducing improve improving increase increasing promote promoting strengthen strengthening "
        "prevent preventing encourage encouraging ensure ensuring enhance enhancing develop developing "
        "tackle tackling combat combating raise raising stimulate stimulating foster fostering boost "
        "boosting create creating enable enabling"
    ),
    nouns=_set("promotion reduction improvement enhancement prevention development stimulation"),
    of=_set("of in"),
    openings=_openings(
        "attention to", "attention for", "more attention to", "more attention for", "focus on",
        "focusing on", "working on", "work on", "working towards", "work towards", "striving for",
        "contributing to", "make sure", "making sure", "investing in",
    ),
    modals=_set("can may will must should to dare let"),
    single=_set("is are has can feels knows gets goes does dares finds keeps gives stays"),
    bare=_set("have feel know get go keep stay"),
    verbs=_set(
        "feel know get go do dare find give live work care ask talk use sleep grow learn become remain"
    ),
    conjunctions=_set("and"),
    clauses=_set("that who which where what how if when because so while whether by"),
    counts=_set("number numbers amount total"),
    delivered=(
        "meetings", "activities", "leaflets", "flyers", "brochures", "trainings", "courses", "workshops",
        "campaigns", "projects", "initiatives", "grants", "budgets", "sessions", "visits", "newsletters",
        "referrals", "registrations", "applications", "events", "products", "hours", "consultations",
    ),
    people=("participants", "visitors", "clients", "attendees"),
    between=_set("who that with from for in on at per about between to"),
    ends_in_verb=False,
)  # fmt: skip

BY_LANGUAGE = {"nl": DUTCH, "en": ENGLISH}
