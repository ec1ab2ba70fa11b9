"""What the desk of the demo town tells, does and is asked."""

from typing import Final

CIRCULAR: Final = {
    "de": (
        "Sommerfest am Römerhügel: Wer hilft mit?",
        "Am letzten Samstag im Juli feiern wir den Abschied vom Römerhügel.\n\n"
        "Wir suchen aus jeder Gruppe zwei Menschen für Kaffee, Spiele und Aufbau. "
        "Bitte sagen Sie uns, ob Ihre Gruppe dabei ist.",
    ),
    "en": (
        "Summer party at Römerhügel: who helps?",
        "On the last Saturday in July we say goodbye to Römerhügel.\n\n"
        "We look for two people of each group for coffee, games and setting up. "
        "Please tell us whether your group takes part.",
    ),
    "ar": (
        "حفل صيفي في رومرهوغل: من يساعد؟",
        "في آخر يوم سبت من شهر تموز نودّع رومرهوغل.\n\n"
        "نبحث عن شخصين من كل مجموعة للقهوة والألعاب والتجهيز. "
        "من فضلكم أخبرونا إن كانت مجموعتكم ستشارك.",
    ),
}
"""Sent to the leads of the groups."""

DRAFT: Final = (
    "Umzüge im Herbst",
    "Im Oktober ziehen mehrere Familien um. Wer hat einen Transporter und ein Wochenende Zeit?",
)
"""To volunteers, not sent yet."""

ANSWERS: Final = ("come", "come", "cannot-come", "come", "call-me", "come", "cannot-come")
"""What the first readers have answered; the others are silent."""

TASKS: Final = (
    ("Schlüssel für den Saal abholen", "Beim Hausmeister der Musikhalle.", "", -6, 0),
    ("Neue Flyer drucken lassen", "300 Stück, vier Sprachen.", "", -2, 1),
    ("Beim Fußballverein nachfragen", "Es geht um die Trikots.", "organisation", 0, 0),
    ("Begegnungscafé besuchen", "Wie läuft es mit den neuen Gastgebern?", "group", 1, 0),
    ("Aushang noch einmal ansehen", "Die Telefonnummer im Text.", "post", 5, 1),
    ("Auszug vorbereiten", "Wer hilft beim Tragen?", "site", 12, 0),
    ("Liste für den Jour fixe", "", "", None, 0),
    ("Fahrräder zählen", "Im Keller stehen noch einige.", "", -20, 0),
)
"""Title, note, kind of thing it is about, days until it is due, which coordinator; the last is
done."""

NEWS: Final = (
    (
        "ludwigsburg",
        {
            "de": (
                "Das Bürgerbüro zieht um",
                "Ab Montag finden Sie das Bürgerbüro in der **Wilhelmstraße 9**.\n\n"
                "- Montag bis Freitag, 8 bis 12 Uhr\n- Donnerstag auch 14 bis 18 Uhr",
            ),
            "ar": (
                "انتقال مكتب المواطنين",
                "ابتداءً من يوم الاثنين يوجد مكتب المواطنين في **Wilhelmstraße 9**.\n\n"
                "- من الاثنين إلى الجمعة، من 8 إلى 12\n- الخميس أيضًا من 14 إلى 18",
            ),
        },
        40,
    ),
    (
        "ludwigsburg-eglosheim",
        {
            "de": (
                "Neuer Deutschkurs in Eglosheim",
                "Am Dienstagabend beginnt ein Kurs für alle, die erst angefangen haben. "
                "Eine Anmeldung ist nicht nötig.",
            ),
            "en": (
                "A new German course in Eglosheim",
                "A course for beginners starts on Tuesday evening. No registration is needed.",
            ),
        },
        20,
    ),
)
"""Area, words by language, days that they stay."""

NEWS_DRAFT: Final = {
    "de": ("Fahrradwerkstatt macht Ferien", "Im August bleibt die Werkstatt zu."),
    "uk": ("Веломайстерня у відпустці", "У серпні майстерня зачинена."),
}

QUESTIONS: Final = (
    ("ar", "هل توجد دورة لغة ألمانية في المساء؟", "زهرا", "email", "open", ""),
    ("de", "An wen gebe ich zwei Kinderbetten?", "Familie Roth", "phone", "open", ""),
    ("uk", "Де можна залишити дитину під час курсу?", "Олена", "email", "open", ""),
    ("en", "My room on your board is taken. How do I remove it?", "Peter", "email", "answered",
     "Bitte öffnen Sie „Meine Aushänge“ und wählen Sie „Zurückziehen“."),
    ("de", "Wann ist das nächste Treffen im Rathaus?", "", "", "closed", ""),
)  # fmt: skip
"""Language, words, name, how to answer, state and answer."""
