# Longer than 300 lines because it is plain data: the groups with all they say.
"""The twelve groups of the demo town, and one that has closed."""

from helpboard.cli.demo.content.shapes import Group, Need, Schedule

GROUPS = (
    Group(
        "cafe-lindenhain",
        "Begegnungscafé Lindenhain",
        "welcome_cafe",
        "ludwigsburg-eglosheim",
        "Kaffee, Tee, Kuchen und viel Zeit: Jeden Mittwoch kommen vierzig bis sechzig "
        "Menschen zusammen, die meisten aus Eglosheim. An einem Tisch wird Deutsch "
        "gesprochen, am nächsten Backgammon gespielt, und in der Ecke liest jemand mit "
        "Brille die Post vor. Niemand muss sich anmelden, niemand muss etwas mitbringen. Wer "
        "kocht, darf die Musik aussuchen.",
        "meeting-people cooking letters tandem",
        "de en ar fa uk",
        (
            Schedule(
                "FREQ=WEEKLY;BYDAY=WE",
                "17:00",
                "20:00",
                "Gemeindehaus am Lindenhain, Saal",
                ((3, "Der Saal wird gestrichen."),),
            ),
        ),
        50,
        21,
        "drop-in children-welcome free wheelchair",
        (
            Need("gives", "referrals", "letters"),
            Need("gives", "people", "meeting-people"),
            Need("seeks", "hosts", "meeting-people", {"count": 4}),
            Need("seeks", "expert-hour", "letters"),
            Need("seeks", "material", "cooking"),
        ),
        address="Lindenhain 2, 71634 Ludwigsburg",
    ),
    Group(
        "cafe-speicherhof",
        "Café Speicherhof",
        "welcome_cafe",
        "ludwigsburg-mitte",
        "Mitten in der Stadt, gleich neben der Bücherei: Freitagnachmittag stehen die Türen "
        "offen, im Sommer auch die Fenster. Viele kommen nach dem Deutschkurs, manche "
        "bleiben bis zum Abspülen. Einmal im Monat erzählt jemand mit Bildern von seiner "
        "Heimatstadt. Unsere Gastgeber sprechen zusammen elf Sprachen.",
        "meeting-people tandem applications music",
        "de en uk ru tr",
        (
            Schedule("FREQ=WEEKLY;BYDAY=FR", "15:00", "18:00", "Speicherhof 4, Erdgeschoss"),
            Schedule("FREQ=MONTHLY;BYDAY=2FR", "18:30", "20:00", "Speicherhof 4, Erdgeschoss"),
        ),
        50,
        24,
        "drop-in children-welcome free wheelchair",
        (
            Need("gives", "people", "tandem"),
            Need("gives", "hosts", "meeting-people"),
            Need("seeks", "people", "music"),
            Need("seeks", "room", "festival", {"count": 80}),
            Need("seeks", "expert-hour", "applications"),
        ),
        address="Speicherhof 4, 71634 Ludwigsburg",
    ),
    Group(
        "cafe-haldenstieg",
        "Café Haldenstieg",
        "welcome_cafe",
        "ludwigsburg-gruenbuehl-sonnenberg",
        "Alle zwei Wochen am Samstag wird aus dem Jugendtreff ein Café für das ganze "
        "Viertel. Omas aus Kasachstan, Familien aus Afghanistan und die Nachbarn vom dritten "
        "Stock backen um die Wette. Für Kinder ist der Hof offen, bei Regen der Kickerraum.",
        "meeting-people playgroup cooking seniors",
        "de ru fa ar",
        (
            Schedule(
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
                "14:00",
                "17:00",
                "Jugendtreff Haldenstieg, großer Raum",
            ),
        ),
        28,
        9,
        "drop-in children-welcome free",
        (
            Need("gives", "hosts", "playgroup"),
            Need("seeks", "people", "playgroup", {"count": 2}),
            Need("seeks", "people", "seniors"),
            Need("seeks", "transport", "rides"),
        ),
        address="Haldenstieg 1, 71638 Ludwigsburg",
    ),
    Group(
        "cafe-am-fluss",
        "Café am Fluss",
        "welcome_cafe",
        "ludwigsburg-neckarweihingen",
        "Unser Saal in der Neckaraue wird umgebaut, darum ruht das Café noch eine Weile. "
        "Wir treffen uns solange im kleinen Kreis zum Spazierengehen am Neckar. Wer Bescheid "
        "bekommen möchte, wenn es wieder losgeht, schreibt uns.",
        "meeting-people excursion",
        "de en uk",
        (Schedule("FREQ=MONTHLY;BYDAY=1SU", "15:00", "17:30", "Treffpunkt Brücke"),),
        14,
        6,
        "drop-in free outdoors",
        (Need("seeks", "room", "meeting-people", {"count": 30}),),
        "resting",
        "Bootsgasse 1, 71642 Ludwigsburg",
    ),
    Group(
        "arbeitskreis-sprache",
        "Arbeitskreis Sprache",
        "working_group",
        "ludwigsburg-mitte",
        "Wir üben Deutsch in kleinen Runden: montags am Abend für Anfänger, donnerstags am "
        "Vormittag für Mütter mit Kindern. Lehrerin muss man dafür nicht sein, Zuhören ist "
        "die halbe Arbeit. Für den Anfang gibt es eine Mappe mit Ideen, und die ersten Male "
        "geht jemand mit.",
        "german-course tandem letters",
        "de en ar uk fa",
        (
            Schedule("FREQ=WEEKLY;BYDAY=MO", "18:00", "19:30", "Stadtbibliothek, Lernzimmer"),
            Schedule(
                "FREQ=WEEKLY;BYDAY=TH",
                "09:30",
                "11:00",
                "Stadtbibliothek, Lernzimmer",
                ((2, "In den Ferien treffen wir uns nicht."),),
            ),
        ),
        60,
        26,
        "beginners free children-welcome",
        (
            Need("gives", "people", "german-course"),
            Need("gives", "people", "tandem"),
            Need("seeks", "referrals", "german-course"),
            Need("seeks", "room", "german-course", {"count": 12}),
            Need("seeks", "training", "german-course"),
            Need("seeks", "material", "german-course"),
        ),
        address="Speicherhof 1, 71634 Ludwigsburg",
    ),
    Group(
        "arbeitskreis-wohnen",
        "Arbeitskreis Wohnen",
        "working_group",
        "ludwigsburg-west",
        "Wir suchen mit, besichtigen mit und packen mit an. In unserer Mieterschule erklären "
        "wir Lüften, Müll, Hausordnung und Nebenkosten. Seit der Gründung haben über "
        "hundertachtzig Haushalte mit uns eine Wohnung gefunden.",
        "flat-viewing moving flat renovating furniture-transport",
        "de en ar fr",
        (
            Schedule(
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
                "18:30",
                "20:00",
                "Fuhrmannsplatz 11, Seminarraum",
            ),
        ),
        40,
        15,
        "registration",
        (
            Need("gives", "people", "moving"),
            Need("gives", "people", "flat-viewing"),
            Need("seeks", "transport", "furniture-transport"),
            Need("seeks", "expert-hour", "flat"),
            Need("seeks", "money-advice", "flat"),
        ),
        address="Fuhrmannsplatz 11, 71636 Ludwigsburg",
    ),
    Group(
        "fahrradwerkstatt",
        "Offene Fahrradwerkstatt",
        "working_group",
        "ludwigsburg-ost",
        "Dienstags und donnerstags um halb sieben geht das Rolltor auf. Gespendete Räder "
        "werden gemeinsam repariert, wer mitschraubt, fährt am Ende mit einem heim. Werkzeug "
        "ist da, Öl an den Händen auch. Kinderräder gehen am schnellsten weg.",
        "bike-workshop bicycle",
        "de en ar ti",
        (
            Schedule(
                "FREQ=WEEKLY;BYDAY=TU,TH",
                "18:30",
                "20:30",
                "Gemeinschaftsschule Ostpark, Werkstatt im Hof",
            ),
        ),
        26,
        11,
        "drop-in free min-age-16",
        (
            Need("gives", "material", "bicycle"),
            Need("gives", "people", "bike-workshop"),
            Need("seeks", "material", "bicycle"),
            Need("seeks", "people", "bike-workshop", {"count": 3}),
            Need("seeks", "training", "bike-workshop"),
        ),
        address="Parksaum 20, 71640 Ludwigsburg",
    ),
    Group(
        "arbeitskreis-lernzeit",
        "Arbeitskreis Lernzeit",
        "working_group",
        "ludwigsburg-eglosheim",
        "Lesen, rechnen, zuhören: An drei Nachmittagen helfen wir Grundschulkindern bei den "
        "Aufgaben und danach beim Fußball. Jedes Kind hat seine feste Person. Ein "
        "erweitertes Führungszeugnis ist nötig, die Stadt bezahlt es und wir helfen beim "
        "Antrag.",
        "homework tutoring mentoring",
        "de en ar tr",
        (
            Schedule(
                "FREQ=WEEKLY;BYDAY=MO,WE,TH",
                "14:30",
                "16:00",
                "Grundschule am Birkengrund, Lernzimmer",
            ),
        ),
        19,
        19,
        "clearance-needed min-age-16",
        (
            Need("gives", "people", "homework"),
            Need("seeks", "room", "homework", {"count": 20}),
            Need("seeks", "material", "school-supplies"),
            Need("seeks", "training", "mentoring"),
        ),
        address="Birkengrund 1, 71634 Ludwigsburg",
    ),
    Group(
        "arbeitskreis-arbeit",
        "Arbeitskreis Arbeit und Ausbildung",
        "working_group",
        "ludwigsburg-mitte",
        "Jeden zweiten Donnerstag sitzen wir mit Laptops und Thermoskanne im Speicherhof: "
        "Lebenslauf, Anschreiben, Anerkennung, Probegespräch. Unter uns sind eine "
        "Personalerin, zwei Meister im Ruhestand und ein Azubi, der vor fünf Jahren selbst "
        "hier saß.",
        "applications job apprenticeship internship computer",
        "de en ar fr",
        (Schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "17:00", "19:00", "Speicherhof 6, Raum 104"),),
        34,
        12,
        "registration free",
        (
            Need("gives", "people", "applications"),
            Need("gives", "referrals", "apprenticeship"),
            Need("seeks", "internships", "internship", {"count": 10}),
            Need("seeks", "expert-hour", "apprenticeship"),
            Need("seeks", "places", "apprenticeship"),
        ),
        address="Speicherhof 6, 71634 Ludwigsburg",
    ),
    Group(
        "willkommensgarten",
        "Willkommensgarten",
        "working_group",
        "ludwigsburg-hoheneck",
        "Von März bis Oktober teilen sich sechzehn Familien unseren Garten über dem Neckar. "
        "Zurzeit ruht er, denn die Wasserleitung wird erneuert: Das Werkzeug hängt geputzt "
        "an der Wand, und wir tauschen "
        "Samen. Danach vergeben wir neue Beete.",
        "garden welcome-garden meeting-people",
        "de uk ar",
        (Schedule("FREQ=WEEKLY;BYDAY=SA", "10:00", "13:00", "Garten am Rebhangweg"),),
        20,
        13,
        "outdoors children-welcome free",
        (
            Need("gives", "room", "garden"),
            Need("seeks", "material", "garden"),
            Need("seeks", "people", "festival"),
        ),
        "resting",
        "Rebhangweg 30, 71642 Ludwigsburg",
    ),
    Group(
        "freundeskreis-roemerhuegel",
        "Freundeskreis Römerhügel",
        "working_group",
        "ludwigsburg-sued",
        "Seit die Unterkunft auf dem Römerhügel eröffnet wurde, sind wir dort: zum Begrüßen, "
        "Begleiten, Übersetzen und Feiern. Nun schließt das Haus, und wir bleiben. Gerade "
        "überlegen wir gemeinsam mit der Stadt, in welchem Viertel wir gebraucht werden und "
        "mit wem wir uns zusammentun.",
        "office-visit doctor-visit interpreting moving childcare",
        "de en ar fa fr",
        (Schedule("FREQ=WEEKLY;BYDAY=TU", "17:00", "19:00", "Treffpunkt nach Absprache"),),
        99,
        91,
        "min-age-18",
        (
            Need("gives", "people", "office-visit"),
            Need("gives", "people", "moving"),
            Need("seeks", "room", "meeting-people", {"count": 25}),
            Need("seeks", "referrals", "mentoring"),
        ),
        address="Zinngießerstraße 12, 71636 Ludwigsburg",
        address_public=False,
    ),
    Group(
        "frauenkreis-granatapfel",
        "Frauenkreis Granatapfel",
        "working_group",
        "ludwigsburg-ost",
        "Ein Nachmittag nur für Frauen: nähen, tanzen, reden, schweigen, lernen. Unsere "
        "Kinderbetreuung ist nebenan. Wo wir uns treffen, sagen wir nach einem ersten "
        "Gespräch, damit sich alle sicher fühlen.",
        "women sewing childcare german-course",
        "de ar fa ti uk",
        (Schedule("FREQ=WEEKLY;BYDAY=TH", "15:00", "17:30", "Ort nach dem ersten Gespräch"),),
        37,
        33,
        "women-only children-welcome free",
        (
            Need("gives", "people", "women"),
            Need("seeks", "expert-hour", "women"),
            Need("seeks", "people", "childcare", {"count": 2}),
            Need("seeks", "material", "sewing"),
        ),
        address="Lerchengässle 9, 71640 Ludwigsburg",
        address_public=False,
    ),
    Group(
        "arbeitskreis-erstausstattung",
        "Arbeitskreis Erstausstattung",
        "working_group",
        "ludwigsburg-nord",
        "Vier Jahre lang haben wir Koffer mit Töpfen, Decken und Bettwäsche gepackt, "
        "zusammen über sechshundert. Das Möbellager hat unsere Regale und unsere Aufgabe "
        "übernommen. Danke an alle, die mitgetragen haben.",
        "kitchen furniture clothing",
        "de en",
        (),
        12,
        0,
        "",
        (),
        "closed",
        "Mühlrain 21, 71634 Ludwigsburg",
    ),
)
