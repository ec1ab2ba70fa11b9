"""What the groups of the demo town need help with, and for whom the places are."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """Places for one kind of help; `when` is written as `we17-20`, empty for all meetings."""

    topic: str
    places: int
    note: str = ""
    must_speak: str = ""
    helpful: str = ""
    when: str = ""
    min_minutes: int = 60
    min_age: int | None = None
    is_women_only: bool = False
    needs_clearance: bool = False


ROLES = {
    "cafe-lindenhain": (
        Role("meeting-people", 20, "An den Tischen sitzen, zuhören, erzählen.", "de", "ar fa uk"),
        Role("cooking", 12, "Kaffee kochen, Kuchen schneiden, spülen.", helpful="ar fa"),
        Role("letters", 8, "Die Post vorlesen und erklären.", "de", "ar fa uk ru", "we17-20"),
        Role("tandem", 10, "Deutsch am Tisch, eine Stunde zu zweit.", "de", "ar uk"),
    ),
    "cafe-speicherhof": (
        Role("meeting-people", 22, "Gastgeber am Freitagnachmittag.", "de", "uk ru tr ar"),
        Role("tandem", 14, "Mit jemandem Deutsch sprechen, immer mit derselben.", "de", "uk tr"),
        Role("applications", 8, "Lebensläufe durchsehen.", "de", "en", min_minutes=90),
        Role("music", 6, "Mit Gitarre oder Trommel begleiten."),
    ),
    "cafe-haldenstieg": (
        Role("meeting-people", 14, "Gastgeber am Samstag.", helpful="ru fa ar"),
        Role("playgroup", 6, "Im Hof mit den Kindern spielen.", needs_clearance=True, min_age=18),
        Role("seniors", 8, "Mit den Älteren Karten spielen.", helpful="ru"),
    ),
    "cafe-am-fluss": (
        Role("meeting-people", 8, "Wieder anfangen, wenn der Saal fertig ist.", "de", "uk"),
        Role("excursion", 6, "Spaziergänge am Neckar vorbereiten."),
    ),
    "arbeitskreis-sprache": (
        Role("german-course", 26, "Eine kleine Runde leiten.", "de", "ar uk fa", min_minutes=90),
        Role("tandem", 24, "Zu zweit sprechen üben.", "de", "ar uk fa"),
        Role("letters", 10, "Post erklären, nach dem Kurs.", "de", "ar", "mo19-21,th11-12:30"),
    ),
    "arbeitskreis-wohnen": (
        Role("flat-viewing", 16, "Zu Besichtigungen mitgehen.", "de", "ar fa", "mo16-20,we16-20"),
        Role("moving", 14, "Kisten tragen, Schränke aufbauen.", when="sa9-16", min_age=18),
        Role("renovating", 10, "Streichen und kleine Reparaturen.", when="sa9-16,fr15-19"),
    ),
    "fahrradwerkstatt": (
        Role("bike-workshop", 18, "Schrauben und es anderen zeigen.", helpful="ar ti"),
        Role("bicycle", 8, "Räder abholen und sortieren.", when="sa10-14", min_age=18),
    ),
    "arbeitskreis-lernzeit": (
        Role("homework", 12, "Bei den Hausaufgaben helfen.", "de", needs_clearance=True),
        Role("tutoring", 6, "Mathe und Deutsch in kleinen Gruppen.", "de", needs_clearance=True),
    ),
    "arbeitskreis-arbeit": (
        Role("applications", 16, "Bewerbungen schreiben.", "de", "en ar", min_minutes=90),
        Role("job", 10, "Betriebe anrufen und begleiten.", "de", "en", "mo9-12,we9-12,th14-19"),
        Role("computer", 8, "Formulare im Netz ausfüllen.", "de", "uk ar"),
    ),
    "willkommensgarten": (
        Role("welcome-garden", 12, "Beete, Kompost, Gießdienst."),
        Role("garden", 8, "Familien beim eigenen Beet helfen.", helpful="ar fa ti"),
    ),
    "freundeskreis-roemerhuegel": (
        Role("office-visit", 34, "Zu Ämtern mitgehen.", "de", "ar fa fr ti", "mo8-12,th8-12"),
        Role("doctor-visit", 22, "Zu Ärztinnen und Ärzten mitgehen.", "de", "ar fa fr ti"),
        Role("meeting-people", 28, "Dienstags da sein und zuhören.", helpful="ar fa fr ti"),
        Role("furniture-transport", 14, "Möbel holen und bringen.", when="sa9-15", min_age=18),
    ),
    "frauenkreis-granatapfel": (
        Role("women", 26, "Mit den Frauen reden und nähen.", "", "ar fa fr", is_women_only=True),
        Role("childcare", 10, "Die Kinder nebenan.", is_women_only=True, needs_clearance=True),
    ),
}  # fmt: skip
"""By group; whoever helps in one has one of its roles."""

JOINS = {
    "cafe-lindenhain": "at_once",
    "cafe-speicherhof": "at_once",
    "cafe-haldenstieg": "at_once",
    "cafe-am-fluss": "nobody",
    "willkommensgarten": "nobody",
}
"""How people come in; the others are asked first."""

TEAMS = (
    "Team Dienstag", "Team Behörden", "Team Klinik", "Team Nachbarn", "Team Familien",
    "Team Bahnhof", "Team Wochenende", "Team Möbel", "Team Französisch", "Team Hausbesuche",
    "Team Sprachen", "Team Anfang",
)  # fmt: skip
"""People who know each other, in the circle of the site that closes."""

MESSAGES = {
    "cafe-lindenhain": "Am Mittwoch kommt die neue Kaffeemaschine. Wer kann um vier schon da sein?",
    "cafe-speicherhof": "Danke für den vollen Freitag! Bitte tragt euch für Dezember ein.",
    "arbeitskreis-sprache": "Neue Mappen liegen im Lernzimmer, die roten sind für Anfänger.",
    "freundeskreis-roemerhuegel": "Das Haus schließt. Wir reden am Dienstag, wie es weitergeht.",
    "arbeitskreis-wohnen": "Zwei Umzüge am Samstag, wir brauchen noch starke Arme.",
}

JOIN_NOTES = (
    ("de", "Ich habe dienstags Zeit und koche gern."),
    ("de", "Meine Nachbarin hat mir von euch erzählt."),
    ("en", "I can start next month and I speak some Arabic."),
    ("ar", "أريد أن أساعد وأتعلم الألمانية معكم."),
    ("uk", "Хочу допомагати у вихідні."),
    ("de", "Ich war Lehrerin und bin jetzt in Rente."),
)

CANCELLED = "Der Saal ist an diesem Tag vergeben."
MOVED = "Wir treffen uns einen Tag später."
PROPOSED = (
    "Ihr sucht genau das, was wir haben. Wollen wir uns treffen?",
    "Wir kennen uns vom Jour fixe, das würde gut passen.",
    "Vielleicht ist das etwas für euch?",
)
SUBJECTS = (
    "Elterngespräch", "Wohngeldantrag", "Erstgespräch Beratung", "Arzttermin Kind",
    "Anmeldung Schule", "Bewerbungsgespräch",
)  # fmt: skip
PLAN_NOTE = "Will nur mit der Freundin zusammen."
