# Longer than 300 lines because it is plain data: the fifty profiles and a hidden one.
"""The organisations of the demo town; only the names of public authorities are real."""

from helpboard.cli.demo.content.shapes import Need, Organisation

ORGANISATIONS = (
    Organisation(
        "stadt-koordination",
        "Stadt Ludwigsburg, Koordination Flüchtlingshilfe",
        "town_office",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 3",
        "Wir sind die Anlaufstelle der Stadt für alle, die sich für Geflüchtete engagieren "
        "oder engagieren möchten. Wir begleiten die zwölf Arbeitskreise und Begegnungscafés, "
        "vermitteln zwischen Ämtern und Ehrenamt und sorgen dafür, dass Nachrichten dort "
        "ankommen, wo sie gebraucht werden. Wer noch nicht weiß, welche Aufgabe passt, ist "
        "zum Kennenlernen herzlich willkommen. Alle zwei Wochen treffen sich bei uns die "
        "Leitungen der Gruppen.",
        "meeting-people office-visit interpreting",
        "de en fr",
        "Mo-Fr 09:00-12:00; Th 14:00-18:00; PH off",
        ("Ehrenamt", "Integrationsmanagement"),
        (
            Need("gives", "room", "meeting-people", {"count": 40}),
            Need("gives", "training", "office-visit"),
            Need("gives", "public-relations", "festival"),
            Need("seeks", "people", "office-visit", {"count": 6}),
            Need("seeks", "people", "interpreting", {"count": 10}),
        ),
    ),
    Organisation(
        "stadt-wohnen",
        "Stadt Ludwigsburg, Wohnraumsicherung",
        "town_office",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 5",
        "Wir helfen, wenn die Wohnung gekündigt ist, die Miete fehlt oder der Umzug aus der "
        "Unterkunft ansteht. Hier gibt es den Wohnberechtigungsschein und Beratung dazu, was "
        "eine Wohnung kosten darf. Vermieterinnen und Vermieter beraten wir ebenso: über "
        "Garantien, Übergabe und feste Ansprechpersonen.",
        "flat flat-viewing moving room",
        "de en",
        "Mo,We,Fr 08:30-12:00; Tu 14:00-17:30; PH off",
        ("Wohnungsvermittlung", "Kautionen"),
        (
            Need("gives", "expert-hour", "flat-viewing"),
            Need("gives", "money-advice", "flat"),
            Need("seeks", "people", "moving", {"count": 8}),
            Need("seeks", "transport", "furniture-transport"),
        ),
    ),
    Organisation(
        "stadt-kinderbetreuung",
        "Stadt Ludwigsburg, Kinderbetreuung",
        "town_office",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 3",
        "Wir beraten Familien auf der Suche nach einem Platz in Kita, Kindertagespflege oder "
        "Ganztagsschule. Die Anmeldung geht online, in unserer Sprechstunde füllen wir sie "
        "gemeinsam aus. Bitte melden Sie Ihr Kind auch dann an, wenn gerade kein Platz frei "
        "ist: Die Warteliste bewegt sich jede Woche.",
        "childcare playgroup school-visit",
        "de en tr",
        "Mo-Th 08:30-12:00; Th 14:00-18:00; PH off",
        ("Platzvermittlung", "Sprachförderung"),
        (
            Need("gives", "training", "childcare"),
            Need("seeks", "people", "playgroup", {"count": 4}),
        ),
    ),
    Organisation(
        "stadtbibliothek",
        "Stadtbibliothek Ludwigsburg",
        "library",
        "ludwigsburg-mitte",
        "Speicherhof 1",
        "Bei uns darf man einfach sitzen: lesen, lernen, Zeitung in elf Sprachen, "
        "kostenloses WLAN. Der Ausweis ist für Kinder und für Menschen mit Bonuskarte frei. "
        "Einmal in der Woche lesen wir zweisprachig vor, und im Lernzimmer üben "
        "Ehrenamtliche mit Erwachsenen Deutsch. Unser Bücherregal für den Anfang steht "
        "gleich links vom Eingang.",
        "german-course tandem homework computer",
        "de en ar uk tr",
        "Tu-Fr 10:00-19:00; Sa 10:00-15:00; PH off",
        ("Kinderbibliothek", "Lernzimmer"),
        (
            Need("gives", "room", "tandem", {"count": 16}),
            Need("gives", "material", "german-course"),
            Need("seeks", "people", "homework", {"count": 5}),
        ),
    ),
    Organisation(
        "landratsamt-soziales",
        "Landratsamt Ludwigsburg, Soziales und Integration",
        "district_office",
        "ludwigsburg-mitte",
        "Obere Ziegelgasse 40",
        "Der Landkreis ist für die vorläufige Unterbringung und für Leistungen nach dem "
        "Asylbewerberleistungsgesetz zuständig. Unsere Mitarbeiterinnen und Mitarbeiter sind "
        "in den Unterkünften regelmäßig vor Ort. Für Ehrenamtliche bieten wir zweimal im "
        "Jahr eine Einführung in das Asylverfahren an.",
        "asylum-advice office-visit hearing",
        "de en fr ar",
        "Mo-Fr 08:30-12:00; Mo 13:30-15:30; Th 13:30-18:00; PH off",
        ("Leistungen Asyl", "Ehrenamt im Landkreis"),
        (
            Need("gives", "training", "asylum-advice"),
            Need("gives", "referrals", "office-visit"),
            Need("seeks", "people", "interpreting", {"count": 12}),
        ),
    ),
    Organisation(
        "landratsamt-gesundheit",
        "Landratsamt Ludwigsburg, Gesundheit",
        "district_office",
        "ludwigsburg-west",
        "Obere Ziegelgasse 44",
        "Wir beraten zu Impfungen, Schwangerschaft, Kinder- und Zahngesundheit, kostenlos "
        "und auf Wunsch ohne Namen. Die Impfsprechstunde ist offen, ein Termin ist nicht "
        "nötig. Wenn Sie kein Deutsch sprechen, rufen wir jemanden am Telefon dazu.",
        "doctor-visit women baby",
        "de en",
        "Mo-We 08:30-12:00; Th 14:00-17:00; PH off",
        ("Impfsprechstunde", "Schwangerenberatung"),
        (
            Need("gives", "expert-hour", "doctor-visit"),
            Need("seeks", "people", "doctor-visit", {"count": 4}),
        ),
    ),
    Organisation(
        "jobcenter",
        "Jobcenter Landkreis Ludwigsburg",
        "authority",
        "ludwigsburg-west",
        "Fuhrmannsplatz 2",
        "Wer Schutz bekommen hat oder aus der Ukraine kommt und Arbeit sucht, ist bei uns "
        "richtig: Bürgergeld, Sprachkurs, Anerkennung, Arbeit. Bitte bringen Sie zum ersten "
        "Gespräch Ausweis, Aufenthaltstitel und Kontonummer mit. Begleitpersonen sind "
        "ausdrücklich willkommen.",
        "job internship applications office-visit",
        "de en uk ru",
        "Mo-Fr 08:00-12:00; Th 14:00-17:30; PH off",
        ("Migration und Teilhabe", "Arbeitgeberservice"),
        (
            Need("gives", "referrals", "job"),
            Need("gives", "internships", "internship", {"count": 15}),
            Need("seeks", "people", "applications", {"count": 5}),
            Need("seeks", "people", "letters"),
        ),
    ),
    Organisation(
        "arbeitsagentur",
        "Agentur für Arbeit Ludwigsburg",
        "authority",
        "ludwigsburg-west",
        "Fuhrmannsplatz 4",
        "Berufsberatung, Ausbildungsvermittlung und Anerkennung ausländischer Abschlüsse: "
        "Wir klären, welcher Weg zu Ihnen passt. Im Berufsinformationszentrum kann man ohne "
        "Termin stöbern und Bewerbungen schreiben. Für Betriebe, die jemandem eine Chance "
        "geben möchten, gibt es feste Ansprechpersonen.",
        "apprenticeship job applications",
        "de en",
        "Mo-We 08:00-15:00; Th 08:00-18:00; Fr 08:00-12:00; PH off",
        ("Berufsberatung", "Berufsinformationszentrum"),
        (
            Need("gives", "expert-hour", "apprenticeship"),
            Need("seeks", "referrals", "apprenticeship"),
        ),
    ),
    Organisation(
        "auslaenderbehoerde",
        "Stadt Ludwigsburg, Ausländerbehörde",
        "authority",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 9",
        "Hier werden Aufenthaltstitel ausgestellt und verlängert, Gestattungen und Duldungen "
        "eingetragen und Reiseausweise beantragt. Termine gibt es online; wer keinen findet, "
        "fragt am Infopunkt nach. Eine Begleitung, die übersetzt, hilft uns allen.",
        "office-visit asylum-advice",
        "de en",
        "Mo,We,Fr 08:00-12:00; Th 14:00-17:30; PH off",
        ("Infopunkt", "Asyl und Duldung"),
        (Need("gives", "training", "office-visit"), Need("seeks", "people", "interpreting")),
    ),
    Organisation(
        "migrationsberatung-kompass",
        "Migrationsberatung Kompass",
        "advice_centre",
        "ludwigsburg-mitte",
        "Schellengasse 12",
        "Wir beraten Erwachsene zu Aufenthalt, Arbeit, Wohnung und Familiennachzug, "
        "vertraulich, kostenlos und in acht Sprachen. Briefe vom Amt lesen wir gemeinsam und "
        "in Ruhe. Dienstags ist die Sprechstunde offen, sonst mit Termin. Mit drei "
        "Begegnungscafés arbeiten wir so zusammen, dass Fragen dort beginnen und bei uns "
        "weitergehen können.",
        "asylum-advice letters office-visit debt-advice",
        "de en ar fa tr ru uk fr",
        "Tu 09:00-13:00; Th 14:00-18:00; PH off",
        ("Erwachsene", "Jugend"),
        (
            Need("gives", "expert-hour", "letters"),
            Need("gives", "expert-hour", "asylum-advice"),
            Need("seeks", "people", "letters", {"count": 4}),
            Need("seeks", "room", "asylum-advice", {"count": 3}),
        ),
    ),
    Organisation(
        "schuldnerberatung-klartext",
        "Schuldnerberatung Klartext",
        "advice_centre",
        "ludwigsburg-sued",
        "Weberstieg 8",
        "Handyvertrag, Mahnung, Stromnachzahlung: Je früher Sie kommen, desto mehr lässt "
        "sich machen. Wir ordnen die Post, schreiben an Gläubiger und erklären, welche "
        "Forderung stimmt und welche nicht. Es kostet nichts, und niemand erfährt davon.",
        "debt-advice bank letters",
        "de en tr ar",
        "Mo,We 10:00-13:00; Th 15:00-18:00; PH off",
        (),
        (
            Need("gives", "money-advice", "debt-advice"),
            Need("gives", "training", "bank"),
            Need("seeks", "hosts", "debt-advice"),
        ),
    ),
    Organisation(
        "frauenberatung-mohnblume",
        "Frauenberatung Mohnblume",
        "advice_centre",
        "ludwigsburg-mitte",
        "Kastanienhof 2",
        "Ein Ort nur für Frauen und Mädchen: Beratung bei Gewalt, Trennung, Schwangerschaft "
        "und in jeder Lage, in der man nicht weiterweiß. Alles bleibt unter uns. "
        "Dolmetscherinnen kommen dazu, wenn Sie das möchten. Kinder können mitgebracht "
        "werden, es gibt eine Spielecke.",
        "women doctor-visit hearing",
        "de en ar fa ti uk",
        "Mo,Th 09:00-13:00; We 15:00-18:00; PH off",
        ("Beratung", "Frauentreff"),
        (
            Need("gives", "expert-hour", "women"),
            Need("seeks", "people", "women", {"count": 3}),
            Need("seeks", "room", "women", {"count": 12}),
        ),
    ),
    Organisation(
        "asylrecht-wegweiser",
        "Asylrechtsberatung Wegweiser",
        "advice_centre",
        "ludwigsburg-ost",
        "Lerchengässle 5",
        "Vor der Anhörung, nach dem Bescheid, bei Dublin oder Abschiebung: Drei Juristinnen "
        "und zwölf ausgebildete Ehrenamtliche beraten unabhängig und kostenlos. Bitte kommen "
        "Sie sofort, wenn ein gelber Umschlag gekommen ist, denn die Frist läuft. Wir "
        "vermitteln auch an Anwältinnen.",
        "hearing asylum-advice",
        "de en fr ar fa ti",
        "We 16:00-19:00; Fr 09:00-12:00; PH off",
        (),
        (
            Need("gives", "expert-hour", "hearing"),
            Need("gives", "training", "asylum-advice"),
            Need("seeks", "people", "interpreting", {"count": 5}),
        ),
    ),
    Organisation(
        "brueckenbogen",
        "Wohlfahrtsverein Brückenbogen",
        "welfare_association",
        "ludwigsburg-nord",
        "Mühlrain 21",
        "Wir betreuen im Auftrag der Stadt Menschen in Anschlussunterbringung und führen die "
        "Kleiderkammer und ein Möbellager. Fünfzehn Hauptamtliche und rund hundertzwanzig "
        "Freiwillige arbeiten bei uns. Spenden nehmen wir gern an, aber nur, was Sie selbst "
        "noch benutzen würden.",
        "clothing furniture kitchen office-visit",
        "de en ar uk fr",
        "Mo-Fr 09:00-16:00; PH off",
        ("Kleiderkammer", "Möbellager", "Sozialbetreuung"),
        (
            Need("gives", "material", "clothing"),
            Need("gives", "material", "furniture"),
            Need("seeks", "transport", "furniture-transport"),
            Need("seeks", "people", "clothing"),
        ),
        account=(
            "Wohlfahrtsverein Brückenbogen, Stichwort Möbellager. Die Kontonummer steht auf der "
            "Spendenquittung, die wir gern zuschicken."
        ),
    ),
    Organisation(
        "sozialwerk-neckartal",
        "Sozialwerk Neckartal",
        "welfare_association",
        "ludwigsburg-neckarweihingen",
        "Fährmannsweg 7",
        "Wir sind in Neckarweihingen, Hoheneck und Poppenweiler unterwegs: mit "
        "Familienhilfe, Nachbarschaftsküche und einem kleinen Bus. Donnerstags kochen wir "
        "mit dem, was die Läden übrig haben, und wer kommt, isst mit.",
        "cooking seniors rides childcare",
        "de en ru",
        "Mo-Th 09:00-15:00; PH off",
        ("Familienhilfe", "Nachbarschaftsküche"),
        (
            Need("gives", "room", "cooking", {"count": 25}),
            Need("gives", "transport", "rides"),
            Need("seeks", "people", "cooking", {"count": 3}),
        ),
        account="Sozialwerk Neckartal, Stichwort Nachbarschaftsküche.",
    ),
    Organisation(
        "hilfsbund-neue-nachbarn",
        "Hilfsbund Neue Nachbarn",
        "welfare_association",
        "ludwigsburg-west",
        "Stellmachergasse 14",
        "Der Hilfsbund vermittelt Patenschaften zwischen Familien, die schon lange hier "
        "sind, und Familien, die neu ankommen. Ein Jahr lang trifft man sich alle zwei "
        "Wochen. Daraus ist schon manche Freundschaft und eine Hochzeitseinladung geworden.",
        "mentoring meeting-people excursion",
        "de en fa",
        "Mo,We 09:00-12:00; PH off",
        ("Patenschaften",),
        (
            Need("gives", "people", "mentoring"),
            Need("seeks", "referrals", "mentoring"),
            Need("seeks", "training", "mentoring"),
        ),
    ),
    Organisation(
        "hand-und-herd",
        "Hand und Herd gGmbH",
        "independent_provider",
        "ludwigsburg-sued",
        "Zinngießerstraße 30",
        "In unserer Lehrküche und in der Werkstatt bereiten wir Menschen auf Arbeit vor: "
        "sechs Monate, mit Deutsch am Herd und an der Hobelbank. Danach kennt man Werkzeuge, "
        "Hygieneregeln und mindestens zwei Betriebe von innen.",
        "work-opportunity internship cooking apprenticeship",
        "de en ar tr",
        "Mo-Fr 08:00-16:30; PH off",
        ("Lehrküche", "Holzwerkstatt"),
        (
            Need("gives", "places", "work-opportunity", {"count": 12}),
            Need("gives", "room", "cooking", {"count": 18}),
            Need("seeks", "referrals", "work-opportunity"),
        ),
    ),
    Organisation(
        "lernwerk-neckar",
        "Lernwerk Neckar",
        "independent_provider",
        "ludwigsburg-mitte",
        "Speicherhof 6",
        "Integrationskurse, Berufssprachkurse und Alphabetisierung, vormittags, nachmittags "
        "und am Abend. Der Einstufungstest ist kostenlos und dauert eine Stunde. Während der "
        "Vormittagskurse betreuen wir Kinder ab einem Jahr.",
        "german-course childcare computer",
        "de en ar uk fa",
        "Mo-Th 08:00-20:00; Fr 08:00-13:00; PH off",
        ("Anmeldung", "Kursbetreuung"),
        (
            Need("gives", "places", "german-course", {"count": 20}),
            Need("seeks", "people", "tandem", {"count": 15}),
        ),
    ),
    Organisation(
        "jugendhilfe-kastanienhof",
        "Jugendhilfe Kastanienhof",
        "independent_provider",
        "ludwigsburg-hoheneck",
        "Rebhangweg 11",
        "Wir begleiten junge Menschen, die ohne Eltern nach Deutschland gekommen sind, in "
        "Wohngruppen und im eigenen Zimmer. Gesucht werden immer Vormundinnen, Paten und "
        "Menschen, die samstags mit zum Bouldern gehen.",
        "mentoring sport tutoring",
        "de en fr fa",
        "Mo-Fr 09:00-17:00; PH off",
        ("Wohngruppen", "Vormundschaften"),
        (
            Need("gives", "training", "mentoring"),
            Need("seeks", "people", "mentoring", {"count": 6}),
            Need("seeks", "people", "tutoring"),
        ),
    ),
    Organisation(
        "gemeinde-am-lindenhain",
        "Evangelische Gemeinde am Lindenhain",
        "parish",
        "ludwigsburg-eglosheim",
        "Lindenhain 2",
        "Unser Gemeindehaus hat eine große Küche, einen Saal und eine Terrasse, und wir "
        "teilen sie gern. Mittwochs ist das Begegnungscafé zu Gast, sonntags nach dem "
        "Gottesdienst gibt es Kirchenkaffee mit Übersetzung ins Persische.",
        "meeting-people cooking music",
        "de fa en",
        "Tu-Fr 09:00-12:00; PH off",
        (),
        (
            Need("gives", "room", "meeting-people", {"count": 60}),
            Need("gives", "room", "music"),
            Need("seeks", "people", "cooking"),
        ),
    ),
    Organisation(
        "gemeinde-am-weinsteig",
        "Katholische Gemeinde am Weinsteig",
        "parish",
        "ludwigsburg-ossweil",
        "Weinsteig 4",
        "Im Gemeindezentrum treffen sich eine Nähstube, ein Chor und zwei Deutschgruppen. "
        "Wir haben einen Fonds für Notfälle, unbürokratisch und klein, aber schnell. Fragen "
        "Sie einfach im Pfarrbüro.",
        "sewing music german-course",
        "de en fr",
        "Mo,We,Fr 09:00-11:30; Tu 15:00-17:00; PH off",
        (),
        (
            Need("gives", "room", "sewing", {"count": 15}),
            Need("gives", "money-advice", "debt-advice"),
            Need("seeks", "material", "sewing"),
        ),
    ),
    Organisation(
        "gemeinde-neckaraue",
        "Ökumenische Gemeinde Neckaraue",
        "parish",
        "ludwigsburg-neckarweihingen",
        "Auwiesen 9",
        "Zwei Kirchen, ein Haus: In der Neckaraue arbeiten evangelische und katholische "
        "Christen zusammen. Der Saal ist barrierefrei, im Keller lagern Kinderwagen und "
        "Betten zum Ausleihen.",
        "baby furniture seniors",
        "de",
        "Tu,Th 09:00-12:00; PH off",
        (),
        (Need("gives", "material", "baby"), Need("gives", "room", "playgroup", {"count": 20})),
    ),
    Organisation(
        "moscheeverein-oststern",
        "Moscheegemeinde Oststern",
        "mosque_community",
        "ludwigsburg-ost",
        "Gerbergässle 19",
        "Unsere Türen stehen Nachbarn jeden Glaubens offen. Freitags nach dem Gebet gibt es "
        "Tee und eine Sprechstunde zu Schule, Bestattung und Alltag. Im Ramadan laden wir "
        "die ganze Straße zum Fastenbrechen ein.",
        "meeting-people seniors school-visit",
        "de tr ar",
        "Mo-Su 12:00-19:00",
        (),
        (
            Need("gives", "room", "meeting-people", {"count": 80}),
            Need("gives", "hosts", "cooking"),
            Need("seeks", "people", "homework"),
        ),
    ),
    Organisation(
        "islamische-gemeinde-muehlrain",
        "Islamische Gemeinde am Mühlrain",
        "mosque_community",
        "ludwigsburg-nord",
        "Mühlrain 3",
        "Wir sind eine kleine, vielsprachige Gemeinde mit Mitgliedern aus vierzehn Ländern. "
        "Ehrenamtliche besuchen Kranke, begleiten zu Elternabenden und helfen beim Umzug. "
        "Für Begegnungen stellen wir gern Raum und Küche.",
        "doctor-visit moving cooking",
        "de ar bs sq en",
        "Fr 12:00-16:00; Sa-Su 14:00-18:00",
        (),
        (Need("gives", "people", "doctor-visit"), Need("seeks", "training", "interpreting")),
        state="unverified",
    ),
    Organisation(
        "freundeskreis-eglosheim",
        "Freundeskreis Asyl Eglosheim",
        "volunteer_circle",
        "ludwigsburg-eglosheim",
        "Lindenhain 2",
        "Seit vielen Jahren besuchen wir die Unterkünfte in Eglosheim und helfen bei Post, "
        "Schule und Wohnungssuche. Wir sind vierzig Leute zwischen neunzehn und achtzig. Am "
        "ersten Montag im Monat besprechen wir uns, Neue setzen sich einfach dazu.",
        "letters flat-viewing homework",
        "de en fr",
        "Mo 19:00-21:00; PH off",
        (),
        (
            Need("gives", "people", "letters"),
            Need("seeks", "expert-hour", "asylum-advice"),
            Need("seeks", "room", "homework"),
        ),
    ),
    Organisation(
        "kreis-hoheneck",
        "Helferkreis Hoheneck",
        "volunteer_circle",
        "ludwigsburg-hoheneck",
        "Rebhangweg 2",
        "Wir sind ein kleiner Kreis in einem kleinen Stadtteil: Fahrten zum Arzt, ein "
        "Gemüsegarten, ein Fest im Sommer. Weil bei uns der Bus selten fährt, suchen wir "
        "immer Leute mit Auto und etwas Geduld.",
        "rides garden festival",
        "de uk",
        "Th 18:00-20:00; PH off",
        (),
        (Need("gives", "transport", "rides"), Need("seeks", "room", "garden")),
    ),
    Organisation(
        "initiative-warmer-tisch",
        "Initiative Warmer Tisch",
        "volunteer_circle",
        "ludwigsburg-sued",
        "Zinngießerstraße 9",
        "Kochen, essen, reden. Zweimal im Monat stehen zwanzig Leute aus acht Ländern "
        "zusammen in der Küche, und niemand geht hungrig heim. Die Rezepte sammeln wir in "
        "einem Buch, das inzwischen Flecken aus aller Welt hat.",
        "cooking meeting-people",
        "de ar ti fa",
        "Sa 15:00-20:00",
        (),
        (Need("seeks", "room", "cooking", {"count": 25}), Need("gives", "people", "cooking")),
        state="unverified",
    ),
    Organisation(
        "ruderclub-neckarfurt",
        "Ruderclub Neckarfurt",
        "sports_club",
        "ludwigsburg-neckarweihingen",
        "Bootsgasse 1",
        "Rudern lernt man in einem Sommer, und schwimmen vorher bei uns auch. Für Menschen "
        "mit Bonuskarte ist das erste Jahr beitragsfrei, Kleidung und Boot stellt der "
        "Verein. Wir trainieren in gemischten Mannschaften, Deutsch lernt man im Takt.",
        "sport excursion",
        "de en uk",
        "Tu,Th 17:30-20:00; Sa 09:00-12:00",
        ("Anfänger", "Jugend"),
        (Need("gives", "places", "sport", {"count": 10}), Need("seeks", "referrals", "sport")),
    ),
    Organisation(
        "tsv-lindenfeld",
        "TSV Lindenfeld",
        "sports_club",
        "ludwigsburg-eglosheim",
        "Sportweg 15",
        "Fußball, Handball, Turnen, Volleyball und eine Laufgruppe, die niemanden "
        "zurücklässt. Probetraining ist jederzeit möglich, Schuhe in vielen Größen stehen in "
        "der Kammer. Unsere Sportpatinnen holen beim ersten Mal an der Unterkunft ab.",
        "sport meeting-people",
        "de en ar fr",
        "Mo-Fr 16:00-21:00",
        ("Fußball", "Turnen", "Volleyball"),
        (
            Need("gives", "places", "sport", {"count": 30}),
            Need("gives", "people", "sport"),
            Need("seeks", "material", "clothing"),
        ),
    ),
    Organisation(
        "sportfreunde-sonnenberg",
        "Sportfreunde Sonnenberg",
        "sports_club",
        "ludwigsburg-gruenbuehl-sonnenberg",
        "Haldenstieg 6",
        "Boxen, Ringen, Tischtennis und Gymnastik für alle, die lange gesessen haben. Beim "
        "offenen Training am Freitag zahlt niemand. Für Frauen gibt es dienstags eine eigene "
        "Stunde mit Trainerin.",
        "sport women",
        "de ru tr en",
        "Mo-Fr 17:00-21:00",
        ("Boxen", "Tischtennis"),
        (Need("gives", "places", "sport", {"count": 15}), Need("seeks", "people", "sport")),
    ),
    Organisation(
        "radteam-pflugfelden",
        "Radteam Pflugfelden",
        "sports_club",
        "ludwigsburg-pflugfelden",
        "Ackerrain 10",
        "Wir fahren gern und schrauben noch lieber. Jeden zweiten Samstag ist Radfahrschule "
        "für Erwachsene auf dem leeren Parkplatz, mit viel Anschieben und Applaus. "
        "Gebrauchte Räder machen wir wieder verkehrssicher.",
        "bicycle bike-workshop sport",
        "de en",
        "Tu,Th 18:30-20:30; Sa 10:00-13:00",
        ("Werkstatt", "Radfahrschule"),
        (
            Need("gives", "material", "bicycle"),
            Need("gives", "training", "bike-workshop"),
            Need("seeks", "people", "bike-workshop", {"count": 2}),
        ),
    ),
    Organisation(
        "ukrainischer-verein-kalyna",
        "Ukrainischer Verein Kalyna",
        "migrants_organisation",
        "ludwigsburg-mitte",
        "Speicherhof 8",
        "Ми зустрічаємося щосуботи: школа для дітей, хор, поради щодо документів і роботи. "
        "Ми допомагаємо тим, хто щойно приїхав, і разом із містом готуємо свята. Двері "
        "відчинені для всіх, німецькою теж говоримо.",
        "school-visit music office-visit meeting-people",
        "uk de ru en",
        "Sa 10:00-16:00; We 17:00-19:00",
        ("Samstagsschule", "Chor"),
        (
            Need("gives", "people", "interpreting"),
            Need("gives", "hosts", "meeting-people"),
            Need("seeks", "room", "playgroup", {"count": 30}),
        ),
        lang="uk",
    ),
    Organisation(
        "kulturverein-jasmin",
        "Kulturverein Jasmin",
        "migrants_organisation",
        "ludwigsburg-west",
        "Stellmachergasse 3",
        "نحن جمعية ثقافية أسستها عائلات سورية تعيش في لودفيغسبورغ منذ سنوات. ننظم دروساً "
        "للعربية والألمانية، وأمسيات موسيقية، ونرافق القادمين الجدد إلى المدارس والدوائر. "
        "الجميع مرحب بهم، من أي بلد كانوا.",
        "tandem music school-visit cooking",
        "ar de en kmr",
        "Fr 16:00-20:00; Su 14:00-18:00",
        (),
        (
            Need("gives", "people", "tandem"),
            Need("gives", "hosts", "cooking"),
            Need("seeks", "room", "music"),
        ),
        lang="ar",
    ),
    Organisation(
        "verein-hamdeli",
        "Afghanischer Verein Hamdeli",
        "migrants_organisation",
        "ludwigsburg-ost",
        "Lerchengässle 22",
        "ما خانواده‌های افغان هستیم که سال‌ها در این شهر زندگی می‌کنیم. به تازه‌واردان در "
        "کار مکتب، داکتر و خانه کمک می‌کنیم و هر یکشنبه چای سبز آماده است. برای زنان یک گروه "
        "جداگانه داریم.",
        "doctor-visit school-visit women",
        "fa ps de",
        "Su 14:00-18:00; We 16:00-18:00",
        ("Frauengruppe",),
        (
            Need("gives", "people", "interpreting"),
            Need("seeks", "training", "office-visit"),
            Need("seeks", "room", "women"),
        ),
        lang="fa",
    ),
    Organisation(
        "eritreische-gemeinschaft",
        "Eritreische Gemeinschaft Ludwigsburg",
        "migrants_organisation",
        "ludwigsburg-sued",
        "Weberstieg 17",
        "Wir sind etwa achtzig Menschen, die füreinander da sind: beim Ankommen, beim Lernen "
        "und beim Feiern. Freitags gibt es Hausaufgabenhilfe, einmal im Monat eine "
        "Kaffeezeremonie, zu der auch Nachbarn eingeladen sind.",
        "homework meeting-people interpreting",
        "ti de en am",
        "Fr 16:00-19:00",
        (),
        (
            Need("gives", "people", "interpreting"),
            Need("gives", "hosts", "cooking"),
            Need("seeks", "people", "homework"),
        ),
        state="unverified",
    ),
    Organisation(
        "kita-sperlingsnest",
        "Kita Sperlingsnest",
        "nursery_or_school",
        "ludwigsburg-nord",
        "Zeisigpfad 4",
        "Siebzig Kinder, neunzehn Sprachen und ein Garten mit Wasserpumpe. Eltern, die noch "
        "wenig Deutsch sprechen, laden wir morgens zum Elterncafé in der Halle ein. Dort "
        "erklären sich viele Fragen beim Zusehen.",
        "childcare playgroup",
        "de tr ar",
        "Mo-Fr 07:00-17:00; PH off",
        (),
        (Need("gives", "room", "playgroup"), Need("seeks", "people", "mentoring")),
    ),
    Organisation(
        "grundschule-birkengrund",
        "Grundschule am Birkengrund",
        "nursery_or_school",
        "ludwigsburg-eglosheim",
        "Birkengrund 1",
        "An unserer Ganztagsschule lernen Kinder ohne Deutschkenntnisse zuerst in der "
        "Vorbereitungsklasse und vom ersten Tag an auch auf dem Pausenhof. Für die Lernzeit "
        "am Nachmittag suchen wir Menschen mit Geduld und einem Bleistiftspitzer.",
        "homework school-supplies school-visit",
        "de en",
        "Mo-Fr 07:30-16:00; SH off; PH off",
        ("Vorbereitungsklasse",),
        (
            Need("gives", "room", "homework"),
            Need("seeks", "people", "homework", {"count": 8}),
            Need("seeks", "material", "school-supplies"),
        ),
    ),
    Organisation(
        "berufsschule-am-speicher",
        "Berufliche Schule am Speicher",
        "nursery_or_school",
        "ludwigsburg-mitte",
        "Speicherhof 12",
        "In drei Klassen bereiten sich junge Menschen auf Ausbildung und Beruf vor: Deutsch, "
        "Mathematik, Praktikum, Führerschein für den Gabelstapler. Wir suchen Betriebe, die "
        "Türen öffnen, und Mentorinnen, die sie offen halten.",
        "tutoring apprenticeship internship",
        "de en",
        "Mo-Fr 07:30-15:30; SH off; PH off",
        ("Berufsvorbereitung",),
        (
            Need("seeks", "internships", "internship", {"count": 20}),
            Need("seeks", "people", "tutoring"),
            Need("gives", "room", "german-course"),
        ),
    ),
    Organisation(
        "gemeinschaftsschule-oststadt",
        "Gemeinschaftsschule Ostpark",
        "nursery_or_school",
        "ludwigsburg-ost",
        "Parksaum 20",
        "Schulsozialarbeit, Mensa, Bücherei und eine Fahrradwerkstatt, die von der neunten "
        "Klasse geleitet wird. Elternabende dolmetschen wir in fünf Sprachen, wenn man uns "
        "eine Woche vorher Bescheid gibt.",
        "homework tutoring bike-workshop",
        "de en tr",
        "Mo-Fr 07:30-16:00; SH off; PH off",
        ("Schulsozialarbeit",),
        (
            Need("gives", "room", "bike-workshop"),
            Need("seeks", "people", "interpreting"),
            Need("seeks", "people", "tutoring"),
        ),
    ),
    Organisation(
        "abendschule-kulturspeicher",
        "Volkshochschule im Kulturspeicher",
        "adult_education_centre",
        "ludwigsburg-mitte",
        "Speicherhof 2",
        "Deutsch in allen Stufen von Alpha bis C1, dazu Computer, Nähen, Kochen und ein "
        "Chor. Wer eine Bonuskarte hat, zahlt die Hälfte. Unser Kursfinder-Tisch im Foyer "
        "hilft montags und mittwochs ohne Termin.",
        "german-course computer sewing applications",
        "de en fr",
        "Mo-Fr 09:00-12:30; Mo-Th 15:00-18:00; PH off",
        ("Deutsch", "Grundbildung"),
        (
            Need("gives", "places", "german-course", {"count": 40}),
            Need("gives", "training", "computer"),
            Need("seeks", "referrals", "german-course"),
        ),
    ),
    Organisation(
        "jugendhaus-orbit",
        "Jugendhaus Orbit",
        "youth_centre",
        "ludwigsburg-west",
        "Fuhrmannsplatz 11",
        "Proberaum, Küche, Werkstatt, Tonstudio und ein Sofa, auf dem schon viele "
        "Bewerbungen entstanden sind. Wir sind für alle zwischen zwölf und siebenundzwanzig "
        "da. Mittwochs kocht, wer Hunger hat.",
        "music applications meeting-people theatre",
        "de en ar fa",
        "Tu-Fr 14:00-21:00; Sa 15:00-22:00",
        ("Offener Treff", "Tonstudio"),
        (
            Need("gives", "room", "music"),
            Need("gives", "room", "theatre"),
            Need("seeks", "people", "tutoring"),
        ),
    ),
    Organisation(
        "jugendtreff-haldenstieg",
        "Jugendtreff Haldenstieg",
        "youth_centre",
        "ludwigsburg-gruenbuehl-sonnenberg",
        "Haldenstieg 1",
        "Ein kleiner Treff mit großem Hof: Basketball, Graffiti-Wand, Mädchentag am "
        "Donnerstag. In den Ferien machen wir Ausflüge, die nichts kosten.",
        "sport excursion homework",
        "de ru tr",
        "Mo-Fr 14:00-20:00; SH 12:00-18:00",
        (),
        (Need("gives", "room", "sport"), Need("seeks", "people", "homework")),
    ),
    Organisation(
        "schreinerei-holzfreund",
        "Schreinerei Holzfreund",
        "company",
        "ludwigsburg-pflugfelden",
        "Ackerrain 33",
        "Möbelbau und Innenausbau mit elf Leuten, drei davon mit Fluchtgeschichte. Wir "
        "nehmen jedes Jahr einen Lehrling und jederzeit Praktikanten. Wichtig sind "
        "Pünktlichkeit und Lust, den Rest bringen wir bei.",
        "apprenticeship internship renovating",
        "de en",
        "Mo-Th 07:00-16:30; Fr 07:00-13:00",
        (),
        (
            Need("gives", "internships", "internship", {"count": 2}),
            Need("gives", "places", "apprenticeship", {"count": 1}),
            Need("seeks", "referrals", "apprenticeship"),
        ),
    ),
    Organisation(
        "pflegedienst-morgenlicht",
        "Pflegedienst Morgenlicht",
        "company",
        "ludwigsburg-ossweil",
        "Weinsteig 25",
        "Ambulante Pflege mit achtundzwanzig Mitarbeitenden aus zwölf Ländern. Wir bilden "
        "aus, helfen bei der Anerkennung und bezahlen den Sprachkurs als Arbeitszeit. Ein "
        "Probetag sagt mehr als jede Bewerbung.",
        "job apprenticeship seniors",
        "de en uk fr",
        "Mo-Fr 08:00-16:00",
        (),
        (
            Need("gives", "internships", "internship", {"count": 3}),
            Need("gives", "places", "apprenticeship", {"count": 4}),
            Need("seeks", "referrals", "job"),
        ),
    ),
    Organisation(
        "backhaus-kornblume",
        "Backhaus Kornblume",
        "company",
        "ludwigsburg-mitte",
        "Schellengasse 30",
        "Wir backen seit drei Generationen, inzwischen mit Rezepten aus Aleppo und Charkiw. "
        "Wer früh aufstehen kann, findet bei uns Arbeit. Abends bringen wir, was übrig ist, "
        "in zwei Begegnungscafés.",
        "job internship cooking",
        "de ar uk",
        "Mo-Sa 06:00-18:30",
        (),
        (
            Need("gives", "material", "cooking"),
            Need("gives", "internships", "internship", {"count": 2}),
            Need("seeks", "people", "letters"),
        ),
    ),
    Organisation(
        "handwerkskammer",
        "Handwerkskammer Region Stuttgart",
        "chamber",
        "ludwigsburg-west",
        "Fuhrmannsplatz 6",
        "Unsere Beraterinnen bringen Betriebe und Menschen mit Fluchtgeschichte zusammen, "
        "vom Praktikum bis zum Gesellenbrief. Wir prüfen mitgebrachte Berufsabschlüsse und "
        "begleiten das erste Lehrjahr.",
        "apprenticeship internship applications",
        "de en",
        "Mo-Th 09:00-16:00; PH off",
        ("Willkommenslotsen",),
        (
            Need("gives", "internships", "apprenticeship", {"count": 25}),
            Need("gives", "expert-hour", "applications"),
            Need("seeks", "referrals", "apprenticeship"),
        ),
    ),
    Organisation(
        "buergerstiftung-speicherhof",
        "Bürgerstiftung Speicherhof",
        "foundation",
        "ludwigsburg-mitte",
        "Speicherhof 4",
        "Wir fördern, was Menschen zusammenbringt: mit kleinen Beträgen ohne lange Anträge. "
        "Eine Seite genügt, entschieden wird am ersten Dienstag im Monat. Den "
        "Ausbildungscampus tragen wir seit der ersten Stunde mit.",
        "festival welcome-garden theatre",
        "de en",
        "Tu,Th 10:00-13:00; PH off",
        (),
        (
            Need("gives", "money-advice", "festival"),
            Need("gives", "public-relations", "welcome-garden"),
            Need("seeks", "people", "mentoring"),
        ),
        account="Bürgerstiftung Speicherhof, Stichwort Kleine Brücken.",
    ),
    Organisation(
        "sprachbruecke",
        "Dolmetscherdienst Sprachbrücke",
        "interpreter_service",
        "ludwigsburg-mitte",
        "Am Alten Kornspeicher 3",
        "Fünfundsiebzig Ehrenamtliche, zweiundvierzig Sprachen, rund tausend Einsätze im "
        "Jahr. Wir begleiten zu Ämtern, in Schulen, zu Ärztinnen und Beratungsstellen. Bitte "
        "fragen Sie drei Werktage vorher an; vertraulich sind wir immer, Rechtsberatung "
        "machen wir nicht.",
        "interpreting office-visit doctor-visit school-visit",
        "de ar fa uk ru tr fr ti so",
        "Mo-Fr 09:00-12:00; PH off",
        ("Einsatzplanung",),
        (
            Need("gives", "people", "interpreting"),
            Need("gives", "training", "interpreting"),
            Need("seeks", "people", "interpreting", {"count": 8}),
        ),
    ),
    Organisation(
        "tafelgarten",
        "Tafelgarten am Rebhang",
        "independent_provider",
        "ludwigsburg-poppenweiler",
        "Rebhang 40",
        "Auf einem halben Hektar wächst Gemüse für alle, die mitgärtnern, und für die "
        "Nachbarschaftsküche. Es gibt Hochbeete, ein Bienenvolk und einen Ofen. Wer seinen "
        "Acker vermisst, findet hier einen.",
        "garden welcome-garden cooking",
        "de ar fa uk",
        "Mo,We,Sa 14:00-19:00",
        (),
        (
            Need("gives", "room", "welcome-garden"),
            Need("seeks", "people", "garden", {"count": 5}),
            Need("seeks", "material", "garden"),
        ),
        state="unverified",
    ),
    Organisation(
        "reparaturtreff-sued",
        "Reparaturtreff Süd",
        "volunteer_circle",
        "ludwigsburg-sued",
        "Weberstieg 2",
        "Toaster, Hosen, Fahrräder, Handys: Wir reparieren gemeinsam, was andere wegwerfen. "
        "Wer Lötkolben oder Nähmaschine bedienen kann, darf bei uns Lehrer sein, egal in "
        "welcher Sprache.",
        "electronics sewing bike-workshop",
        "de en ar",
        "Sa 13:00-17:00",
        (),
        (Need("gives", "people", "bike-workshop"), Need("seeks", "people", "electronics")),
    ),
    Organisation(
        "umzuege-blitzschnell",
        "Umzüge Blitzschnell",
        "company",
        "ludwigsburg-nord",
        "Mühlrain 66",
        "Wir machen alles, sofort und billig, Zahlung bitte vorab und in bar.",
        "moving",
        state="hidden",
    ),
)

SHORT_NAMES = {
    "arbeitsagentur": "Agentur für Arbeit",
    "brueckenbogen": "Brückenbogen",
    "handwerkskammer": "Handwerkskammer",
    "jobcenter": "Jobcenter",
    "landratsamt-gesundheit": "Landratsamt",
    "landratsamt-soziales": "Landratsamt",
    "sprachbruecke": "Sprachbrücke",
    "ukrainischer-verein-kalyna": "Kalyna",
    "verein-hamdeli": "Hamdeli",
}
"""How an organisation is called before its department; else what follows the comma."""
