"""Who has come to the board of late and waits at the desk: houses to verify, groups to begin."""

from helpboard.cli.demo.content.shapes import Group, Need, Organisation

ORGANISATIONS = (
    Organisation(
        "freundeskreis-asyl-in-eglosheim",
        "Freundeskreis Asyl in Eglosheim",
        "volunteer_circle",
        "ludwigsburg-eglosheim",
        "Lindenhain 2",
        "Wir besuchen Familien in den Unterkünften und helfen bei Briefen und Schulfragen.",
        "letters homework",
        "de en",
    ),
    Organisation(
        "ruder-club-neckarfurt",
        "Ruder-Club Neckarfurt",
        "sports_club",
        "ludwigsburg-neckarweihingen",
        "Bootsgasse 1",
        "Rudern und Schwimmen für alle, das erste Jahr ist frei.",
        "sport",
        "de uk",
    ),
    Organisation(
        "syrischer-frauenverein-jasmin",
        "Syrischer Frauenverein Jasmin",
        "migrants_organisation",
        "ludwigsburg-mitte",
        "Drechslergasse 11",
        "Wir treffen uns, kochen, nähen und begleiten Frauen zu Ämtern und in die Schule.",
        "cooking sewing office-visit",
        "de ar kmr",
        needs=(Need("seeks", "room", "cooking"), Need("gives", "people", "office-visit")),
    ),
    Organisation(
        "elternbeirat-hirtengasse",
        "Elternbeirat der Schule Hirtengasse",
        "nursery_or_school",
        "ludwigsburg-ost",
        "Hirtengasse 20",
        "Wir suchen Eltern, die für andere Eltern übersetzen.",
        "interpreting homework",
        "de tr ru",
        needs=(Need("seeks", "people", "interpreting"),),
    ),
    Organisation(
        "chor-der-vielen-stimmen",
        "Chor der vielen Stimmen",
        "volunteer_circle",
        "ludwigsburg-sued",
        "Malvenweg 6",
        "Wir singen jeden Montag Lieder aus zwölf Ländern. Noten muss niemand lesen.",
        "music meeting-people",
        "de en fr",
        needs=(Need("gives", "people", "music"),),
    ),
    Organisation(
        "repair-werk-west",
        "Reparaturwerk West",
        "independent_provider",
        "ludwigsburg-west",
        "Küferstieg 4",
        "Räder, Lampen, Nähmaschinen: Wir zeigen, wie man sie wieder zum Laufen bringt.",
        "bicycle",
        "de fa",
        needs=(Need("gives", "training", "bicycle"), Need("seeks", "hosts", "bicycle")),
    ),
)
"""Profiles that nobody has checked yet; the first two stand on the board a second time."""

TWINS = {
    "freundeskreis-asyl-in-eglosheim": "freundeskreis-eglosheim",
    "ruder-club-neckarfurt": "ruderclub-neckarfurt",
}
"""Whose phone they share: the same organisation, founded anew by somebody who did not look."""

GROUPS = (
    Group(
        "gartengruppe-fliederhang",
        "Gartengruppe Fliederhang",
        "working_group",
        "ludwigsburg-ost",
        "Wir möchten mit Familien aus der Nachbarschaft Beete anlegen.",
        "meeting-people",
        "de uk",
        (),
        12,
        1,
        state="forming",
        address="Fliederhang 3, 71640 Ludwigsburg",
    ),
    Group(
        "lernhilfe-poppenweiler",
        "Lernhilfe Poppenweiler",
        "working_group",
        "ludwigsburg-poppenweiler",
        "Zwei Lehrerinnen im Ruhestand suchen Mitstreiter für Hausaufgaben am Nachmittag.",
        "homework",
        "de ar",
        (),
        12,
        1,
        state="forming",
        address="Rebhangweg 8, 71642 Ludwigsburg",
    ),
    Group(
        "vaetertreff-eglosheim",
        "Vätertreff Eglosheim",
        "working_group",
        "ludwigsburg-eglosheim",
        "Väter kochen, reden und spielen Fußball, mit den Kindern und ohne.",
        "cooking sport",
        "de tr ar",
        (),
        12,
        1,
        state="forming",
        address="Stellmachergasse 5, 71634 Ludwigsburg",
    ),
)
"""Groups that somebody has founded and that wait to begin."""

CHANGED = (
    ("hand-und-herd", "name: Herd und Hand → Hand und Herd"),
    ("kreis-hoheneck", "kind: parish → volunteer_circle"),
)
"""Verified houses that have changed their name or kind, and what the desk reads of it."""

SENTENCE = "Bitte rufen Sie uns an, dann klären wir das. Ablage %(mark)s."
"""What the desk has told the owners of a hidden house."""
