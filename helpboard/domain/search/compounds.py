"""German compounds: "Betreuung" finds "Kinderbetreuung"."""

from collections.abc import Callable, Container
from functools import lru_cache

from helpboard.domain.search.folding import folded

_Asks = Callable[[str], bool]

LEAST_LETTERS = 7
MOST_LETTERS = 36
LEAST_PART = 3
_LINKS = ("s", "n", "en", "es", "er", "e")
_ENDINGS = ("", "n", "en", "e", "s", "es", "er", "ern", "innen")

# What refugee aid writes together, as people write it. Parts that are ordinary endings of other
# words ("ei", "rat" in "Apparat") are left out: a wrong part costs a wrong hit.
_WRITTEN = """
abend abgabe abholung adresse alltag alphabetisierung amt anerkennung anfänger angebot anhänger
ankunft anmeldung anruf antrag anzeige arbeit arzt asyl aufenthalt aufgaben aufnahme ausbildung
ausflug ausgabe ausländer ausweis auto baby bad bahn ball bank basar basteln bau begegnung
begleitung behinderung behörde berater beratung bericht beruf besuch betreuung bett bewerbung
bezirk bibliothek bilder bildung brief buch bund bus börse bücher bürger büro café chor computer
dach decke decken deutsch dienst dolmetscher drucker ehrenamt einkauf einrichtung einsatz eltern
empfang erst erwachsenen essen fahr fahrer fahrrad fahrt familie feier ferien fernseher fest film
finder flucht flüchtling forum frau frauen freizeit freund freunde fuß fußball führerschein
führung garten gast gebet geburt geld gemeinde gericht geräte geschirr geschwister gesellschaft
gespräch gespräche gesundheit grund grundschule gruppe gymnastik haus hausaufgaben haushalt
hebamme heim heimat helfer herd herren hilfe hocker hof hort hose impfung information initiative
integration interview jacke jahr job jugend jungen kaffee kammer karte kasse keller kind kinder
kindergarten kirche kita klasse klavier kleid kleider kleiderkammer kleidung klinik koch kochen
koffer kommode konto konzert kranken kultur kunst kurs küche kühl kühlschrank laden lager lampe
land laptop lauf leben lebensmittel lehrer lehrling leih leistung leiter lern lernen lese liste
lotse lotsen mahlzeit maschine matratze medizin meister mensch miete mikrowelle mittag mobil
moschee musik mutter mädchen männer möbel nach nachbar nachbarschaft nachhilfe nacht not notfall
näh nähen nähmaschine ordner ort paket papier pate paten patenschaft pause pflege pflicht platz
plätze polizei post praktikum praxis probe programm projekt prüfung rad raum recht rechte rechts
reha reise reparatur roller rollstuhl räder räume saal sache sachen sammel sammlung schein schicht
schlaf schlüssel schrank schreib schreiben schreibtisch schuh schuhe schul schule schutz
schwangerschaft schwimm schwimmen schüler sekretariat selbst senioren service sessel sitz sofa
sommer sonntag sorge sozial spende spenden spiel spiele spielen spielplatz spielzeug sport sprach
sprache sprech stadt stadtteil stelle stift straße stube student studien studium stuhl stunde
stühle suche tag tandem tanz tasche tasse technik teil telefon teppich theater ticket tier tisch
topf training transport treff treffen treffpunkt turn töpfe uni universität unterhalt unterkunft
unterlagen unterricht unterstützung urlaub verein verkehr vermieter vermittlung versicherung
versorgung vertrag verwaltung video vogel volkshochschule vorbereitung vorhang vorlesen vormittag
vormund wagen wasch waschmaschine weg wege weihnachten welt werk werkstatt werkzeug wickel
willkommen winter wissen woche wochenende wohn wohnen wohnung wäsche zeichnen zeit zeitung zelt
zentrum zertifikat zeugnis zimmer zug zukunft übergang übersetzer übersetzung
"""

FREQUENT_PARTS: frozenset[str] = frozenset(folded(word) for word in _WRITTEN.split())
"""Folded words that often are part of a compound, whatever is on the board today."""


def compound_parts(word: str, vocabulary: Container[str]) -> tuple[str, ...]:
    """Return the parts of a lowered German compound, without linking letters; else nothing.

    `vocabulary` holds folded words. All of the word must be explained by parts from it, joined
    by nothing or by s, n, en, es, er, e; the last part may be declined. Of several ways the
    one with the fewest parts is taken, then the one with the longest last part.
    """
    if not _may_be_compound(word):
        return ()
    known = lru_cache(maxsize=None)(lambda part: _known(part, vocabulary))
    return _two(word, known) or _three(word, known)


def two_parts(word: str, vocabulary: Container[str]) -> tuple[str, ...]:
    """Return the two parts of a lowered German compound, as `compound_parts` does; else nothing."""
    if not _may_be_compound(word):
        return ()
    return _two(word, lambda part: _known(part, vocabulary))


def candidates(word: str) -> frozenset[str]:
    """Return every folded string that `two_parts` may ask its vocabulary for.

    So that a vocabulary in a table can be asked once.
    """
    asked: set[str] = set()

    def ask(part: str) -> bool:
        asked.add(folded(part))
        return False

    if _may_be_compound(word):
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            _first(word[:cut], ask)
            _last(word[cut:], ask)
    return frozenset(asked)


def _may_be_compound(word: str) -> bool:
    return LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isalpha()


def _known(part: str, vocabulary: Container[str]) -> bool:
    # "ss" is folded to "s", but no part begins with two: wohnung-s-suche, not wohnung-ssuche.
    begins = len(part) >= LEAST_PART and not part.startswith("ss")
    return begins and folded(part) in vocabulary


def _two(word: str, known: _Asks) -> tuple[str, ...]:
    for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
        first, last = _first(word[:cut], known), _last(word[cut:], known)
        if first and last:
            return (first, last)
    return ()


def _three(word: str, known: _Asks) -> tuple[str, ...]:
    for cut in range(LEAST_PART, len(word) - 2 * LEAST_PART + 1):
        first = _first(word[:cut], known)
        rest = _two(word[cut:], known) if first else ()
        if rest:
            return (first, *rest)
    return ()


def _first(part: str, known: _Asks) -> str:
    """Return the part without its linking letters, or nothing when it is no known word."""
    if known(part):
        return part
    for link in _LINKS:
        if part.endswith(link) and known(part.removesuffix(link)):
            return part.removesuffix(link)
    return ""


def _last(part: str, known: _Asks) -> str:
    """Return the part when it, or it without a case ending, is a known word."""
    for ending in _ENDINGS:
        if part.endswith(ending) and known(part.removesuffix(ending) if ending else part):
            return part
    return ""
