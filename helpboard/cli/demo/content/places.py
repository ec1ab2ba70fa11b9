# Longer than 300 lines because it is plain data: the houses with all who sit there.
"""The public houses of the demo town, and who sits there."""

from helpboard.cli.demo.content.shapes import Place, Seat

PLACES = (
    Place(
        "haus-am-kornspeicher",
        "Haus am Kornspeicher",
        "office_house",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 3",
        "Kurze Wege unter einem Dach: Koordination, Wohnraumsicherung, Ausländerbehörde, "
        "Sozialleistungen, Jobcenter-Außenstelle und Dolmetscherdienst sitzen hier Tür an "
        "Tür. Wer nicht weiß, wohin, fragt am Empfang im Erdgeschoss, dort wird mehrsprachig "
        "weitergeholfen. Der Aufzug ist rechts hinter der Glastür.",
        "Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off",
        (
            Seat(
                "stadt-koordination",
                "Ehrenamt",
                "Erdgeschoss, Raum 004",
                "meeting-people",
                "Mitmachen, Gruppen, Rundbriefe, Räume für Treffen",
                "",
            ),
            Seat(
                "stadt-koordination",
                "Integrationsmanagement",
                "1. Stock, Räume 101 bis 106",
                "letters flat",
                "Beratung nach dem Umzug aus der Unterkunft, Integrationsplan",
                "Ausweis; alle Briefe, die Sie nicht verstehen",
                asks="letter; flat-search; bank-account; interpreter",
            ),
            Seat(
                "auslaenderbehoerde",
                "Asyl und Duldung",
                "2. Stock, Raum 207",
                "asylum-advice",
                "Gestattung oder Duldung verlängern, Umverteilung, Reiseausweis",
                "Ausweis oder Gestattung; ein Passfoto; Terminbestätigung",
                asks=(
                    "extend-temporary-permit; work-permit; move-elsewhere; "
                    "travel-document@2. Stock, Raum 209; family-reunion@2. Stock, Raum 209"
                ),
            ),
            Seat(
                "auslaenderbehoerde",
                "Infopunkt",
                "Erdgeschoss, Schalter 2",
                "office-visit",
                "Termine, Formulare abgeben, Fragen ohne Termin",
                "",
                asks="residence-permit; extend-residence-permit; settlement-permit; citizenship",
            ),
            Seat(
                "landratsamt-soziales",
                "Leistungen Asyl",
                "1. Stock, Raum 112",
                "asylum-advice office-visit",
                "Geldleistungen, Krankenschein, Bonuskarte",
                "Gestattung; Mietbescheinigung; Kontonummer",
                asks=(
                    "asylum-benefits; treatment-voucher; discount-card; "
                    "school-costs@1. Stock, Raum 114; bus-pass@1. Stock, Raum 114"
                ),
            ),
            Seat(
                "jobcenter",
                "Migration und Teilhabe",
                "3. Stock, Räume 301 bis 309",
                "job german-course",
                "Bürgergeld, Sprachkurs, Arbeitssuche nach der Anerkennung",
                "Aufenthaltstitel; Kontoauszüge; Mietvertrag",
                asks="citizens-benefit; job-search; language-course; training",
            ),
            Seat(
                "stadt-wohnen",
                "Wohnungsvermittlung",
                "2. Stock, Raum 215",
                "flat flat-viewing",
                "Wohnberechtigungsschein, Mietobergrenzen, Kaution",
                "Einkommensnachweise; Ausweise aller Personen",
                asks="housing-entitlement; housing-benefit; flat-search",
            ),
            Seat(
                "sprachbruecke",
                "Einsatzplanung",
                "Erdgeschoss, Raum 009",
                "interpreting",
                "Dolmetscherin anfragen, Dolmetscher werden",
                "Termin, Ort, Sprache und Dauer des Gesprächs",
                asks="interpreter",
            ),
        ),
    ),
    Place(
        "ausbildungscampus",
        "Ausbildungscampus Speicherhof",
        "education_campus",
        "ludwigsburg-mitte",
        "Speicherhof 6",
        "Sieben Partner, ein Ziel: Junge Menschen sollen in Ausbildung kommen und dort "
        "bleiben. Wer an einer Tür klopft, wird an die richtige weitergebracht, zu Fuß und "
        "mit Namen. Betriebe finden hier jemanden, der ihre Fragen beantwortet.",
        "Mo-Th 09:00-17:00; Fr 09:00-13:00; PH off",
        (
            Seat(
                "arbeitsagentur",
                "Berufsberatung",
                "Raum 101",
                "apprenticeship internship",
                "Welcher Beruf passt, Ausbildungsplätze, Praktikum",
                "Zeugnisse, auch aus dem Herkunftsland",
                asks="training; job-search",
            ),
            Seat(
                "jobcenter",
                "Arbeitgeberservice",
                "Raum 102",
                "job internship",
                "Betriebe und Bewerberinnen zusammenbringen",
                "",
                asks="job-search",
            ),
            Seat(
                "handwerkskammer",
                "Willkommenslotsen",
                "Raum 103",
                "apprenticeship applications",
                "Handwerksberufe, Anerkennung, erstes Lehrjahr",
                "Lebenslauf; Zeugnisse",
                asks="recognition; training",
            ),
            Seat(
                "berufsschule-am-speicher",
                "Berufsvorbereitung",
                "Raum 105",
                "apprenticeship school-visit",
                "Vorbereitungsklassen, Anmeldung zur Schule",
                "Ausweis; Geburtsurkunde, falls vorhanden",
                asks="school",
            ),
            Seat(
                "lernwerk-neckar",
                "Anmeldung",
                "Raum 107",
                "german-course",
                "Sprachkurse bis zur Ausbildungsreife, Einstufungstest",
                "Berechtigungsschein",
                asks="placement-test",
            ),
            Seat(
                "jugendhilfe-kastanienhof",
                "Wohngruppen",
                "Raum 108",
                "mentoring room",
                "Wohnen, Vormundschaft, Jugendhilfe",
                "",
            ),
            Seat(
                "buergerstiftung-speicherhof",
                "",
                "Raum 110",
                "mentoring apprenticeship",
                "Mentorinnen und Mentoren, Stipendien für Werkzeug und Fahrkarten",
                "Ausbildungsvertrag",
            ),
        ),
    ),
    Place(
        "willkommensraum-ost",
        "Willkommensraum Ost",
        "welcome_room",
        "ludwigsburg-ost",
        "Parksaum 6",
        "Ein Wohnzimmer für das Viertel, mit Küche, Klavier und Kinderecke. Hier treffen "
        "sich Frauenkreis und Hausaufgabengruppe, hier berät man zu Arbeit und Wohnen, und "
        "hier darf man einfach sitzen.",
        "Mo-Fr 14:00-18:00; Sa 10:00-14:00; PH off",
        (
            Seat(
                "migrationsberatung-kompass",
                "Erwachsene",
                "Teeküche, Tisch am Fenster",
                "letters office-visit",
                "Briefe, Anträge, Fragen des Alltags",
                "Die Briefe, um die es geht",
                asks="letter; bank-account; power-of-attorney",
            ),
            Seat(
                "gemeinschaftsschule-oststadt",
                "Schulsozialarbeit",
                "Blaues Zimmer",
                "school-visit homework",
                "Schule, Ganztag, Elternabende",
                "",
                asks="school; school-costs",
            ),
            Seat(
                "verein-hamdeli",
                "Frauengruppe",
                "Großes Zimmer",
                "women doctor-visit",
                "Treffen für Frauen, Begleitung zum Arzt",
                "",
            ),
        ),
        portrait=(
            "Der Raum war ein Gemüseladen. Als er leer stand, haben Nachbarinnen, die Schule und "
            "die Stadt ihn gemeinsam gemietet, gestrichen und mit Möbeln vom Dachboden "
            "eingerichtet. Heute haben einundvierzig Menschen einen Schlüssel. Wer etwas "
            "anbieten möchte, schreibt es an die Tafel neben der Tür. Die Regeln passen auf eine "
            "Postkarte: Schuhe aus, Tassen spülen, niemand bleibt allein stehen."
        ),
    ),
    Place(
        "lernhaus-speicherhof",
        "Lernhaus im Kulturspeicher",
        "library",
        "ludwigsburg-mitte",
        "Speicherhof 1",
        "Bücherei und Volkshochschule teilen sich ein Haus mit hellen Räumen. Im Erdgeschoss "
        "findet man das Lernzimmer mit Computern und Druckern, oben die Kursräume. Der "
        "Kursfinder-Tisch steht im Foyer.",
        "Mo-Fr 09:00-19:00; Sa 10:00-15:00; PH off",
        (
            Seat(
                "stadtbibliothek",
                "Lernzimmer",
                "Erdgeschoss",
                "german-course homework computer",
                "Deutsch üben, drucken, Hausaufgaben",
                "",
            ),
            Seat(
                "abendschule-kulturspeicher",
                "Deutsch",
                "Foyer, Kursfinder-Tisch",
                "german-course",
                "Den richtigen Kurs finden, Einstufung",
                "Bonuskarte, falls vorhanden",
                asks="placement-test; language-course",
            ),
            Seat(
                "schuldnerberatung-klartext",
                "",
                "2. Stock, Raum 21",
                "debt-advice",
                "Außensprechstunde am ersten Montag im Monat",
                "Alle Mahnungen, auch ungeöffnete",
                asks="debts",
            ),
        ),
    ),
    Place(
        "gemeindehaus-lindenhain",
        "Gemeindehaus am Lindenhain",
        "parish_hall",
        "ludwigsburg-eglosheim",
        "Lindenhain 2",
        "Saal, Küche und Terrasse unter alten Bäumen. Das Begegnungscafé, der Freundeskreis "
        "und der Chor sind hier zu Hause. Der Zugang ist stufenlos, Parkplätze gibt es "
        "wenige, der Bus hält vor der Tür.",
        "Tu-Fr 09:00-12:00; We 16:30-20:30; PH off",
        (
            Seat(
                "gemeinde-am-lindenhain",
                "",
                "Pfarrbüro, links vom Eingang",
                "meeting-people",
                "Räume, Taufe, Besuche, Notfälle",
                "",
            ),
            Seat(
                "freundeskreis-eglosheim",
                "",
                "Kleiner Saal",
                "letters flat-viewing",
                "Post lesen, Wohnungssuche, Begleitung",
                "Die Briefe, um die es geht",
                asks="letter; flat-search",
            ),
            Seat(
                "migrationsberatung-kompass",
                "Jugend",
                "Sakristei",
                "applications school-visit",
                "Sprechstunde für junge Leute bis 27, jeden zweiten Mittwoch",
                "",
                asks="training",
            ),
        ),
    ),
    Place(
        "beratungshaus-kastanienhof",
        "Beratungshaus Kastanienhof",
        "advice_house",
        "ludwigsburg-mitte",
        "Kastanienhof 2",
        "Drei Beratungsstellen um einen ruhigen Innenhof. Man sieht von der Straße nicht, zu "
        "welcher Tür jemand geht. Für Kinder gibt es einen Sandkasten und Menschen, die "
        "aufpassen.",
        "Mo-Th 09:00-13:00; We 15:00-18:00; PH off",
        (
            Seat(
                "frauenberatung-mohnblume",
                "Beratung",
                "Haus A, Klingel Mohn",
                "women",
                "Vertrauliche Beratung für Frauen und Mädchen",
                "",
            ),
            Seat(
                "asylrecht-wegweiser",
                "",
                "Haus B, 1. Stock",
                "hearing asylum-advice",
                "Vorbereitung auf die Anhörung, Bescheid verstehen",
                "Bescheid mit gelbem Umschlag; Anhörungsprotokoll",
                asks="letter",
            ),
            Seat(
                "landratsamt-gesundheit",
                "Schwangerenberatung",
                "Haus C, Erdgeschoss",
                "doctor-visit baby",
                "Schwangerschaft, Geburt, Mutterpass",
                "Mutterpass, falls vorhanden",
                asks="pregnancy; fatherhood",
            ),
        ),
    ),
)
