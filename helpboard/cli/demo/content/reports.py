"""The demo town's report to its council, and the numbers that its last edition had."""

TITLE = "Erfahrungsbericht Flüchtlingsarbeit"

STEERING = """## Steuerung

Die Arbeit wird alle vierzehn Tage im „Jour Fixe Asyl“ abgestimmt. Dort kommen die Bereiche der \
Stadtverwaltung zusammen; die Ehrenamtskoordination bringt mit, was auf dem Schwarzen Brett offen \
geblieben ist."""

VOLUNTEERS = """## Ehrenamtliche

Neben den hauptamtlichen Kräften leisten Ehrenamtliche Großes. Sie sind stadtweit in \
Arbeitskreisen organisiert, darunter die Begegnungscafés."""

BOARD = """## Das digitale Schwarze Brett

Angebote und Gesuche kommen auf einer Seite zusammen, in der Sprache der Leserin oder des Lesers."""

_OFFICE = "Fachbereich Sicherheit und Ordnung"

# what, number, whether it counts people, source, whether it is estimated
NOTED = (
    (
        "Menschen in der Anschlussunterbringung",
        228,
        True,
        "Fachbereich Sicherheit und Ordnung",
        False,
    ),
    ("davon kommunal untergebracht", 170, True, _OFFICE, False),
    ("Standorte", 76, False, _OFFICE, False),
    ("Teilnehmende am Projekt Grünpflege", 4, True, "Technische Dienste", False),
    ("Besuche im Monat durch die Sozialarbeit", 110, False, "Schätzung des Teams", True),
)

# code, name, definition, number, text
COUNTED = (
    ("groups", "Aktive Gruppen", "Arbeitskreise und Begegnungscafés, die sich treffen.", 12, "12"),
    ("organisations", "Organisationen", "Geprüfte Organisationen ohne Abteilungen.", 50, "50"),
    ("posts", "Neue Aushänge", "Aushänge, die zum ersten Mal am Brett standen.", 214, "214"),
    ("answered", "Aushänge mit Antwort", "So viele von hundert neuen Aushängen.", 38, "38 %"),
)  # fmt: skip

VOLUNTEERS_COUNTED = (
    "volunteers", "Ehrenamtliche", "Menschen mit Profil, die vermittelt werden möchten.", 187,
)  # fmt: skip
