"""Information pages of the demo town for people who help, for all citizens, and unseen ones."""

from helpboard.cli.demo.content.shapes import Page

ENGAGED = (
    Page(
        "zeit-geben",
        "Zeit geben",
        "Eine Stunde in der Woche ist schon viel.",
        """
Sie möchten helfen? Sie brauchen keine Ausbildung, nur etwas Zeit und Freude an Menschen.

Auf dem Schwarzen Brett sehen Sie, was gerade gebraucht wird. In jedem Arbeitskreis können Sie
zweimal zuschauen, bevor Sie sich entscheiden.

Für die Arbeit mit Kindern brauchen Sie ein Führungszeugnis. Es kostet Ehrenamtliche nichts.

[[card:ehrenamt]]
""",
        audience="engaged",
    ),
    Page(
        "geld-geben",
        "Geld geben",
        "Wohin Ihre Spende geht.",
        """
Spenden bezahlen Dinge, für die sonst niemand zuständig ist: Schulranzen, Fahrkarten zum
Deutschkurs, die Miete für einen Saal.

Die Bürgerstiftung sammelt und verteilt das Geld. Sie bekommen eine Spendenbescheinigung.

[[organisation:buergerstiftung-speicherhof]]
""",
        audience="engaged",
    ),
    Page(
        "sachen-geben",
        "Sachen geben",
        "Was gebraucht wird und was leider nicht.",
        """
Bieten Sie große Dinge auf dem Schwarzen Brett an: Möbel, Fahrräder, Kinderwagen. So finden sie
ihren
Weg ohne Lager.

Kleidung nimmt die Kleiderkammer, bitte gewaschen und passend zur Jahreszeit.

Nicht gebraucht werden Röhrenfernseher, Matratzen mit Flecken und Bücher, die niemand mehr liest.

[[card:kleiderkammer]]
""",
        audience="engaged",
    ),
    Page(
        "freundeskreise",
        "Freundeskreise",
        "In fast jedem Stadtteil hilft eine Gruppe.",
        """
Die Freundeskreise begleiten Menschen in ihrem Stadtteil: zum Amt, zur Schule, in den Verein. Jeder
Kreis hat eine Leitung, die Sie gern anruft.

Alle Gruppen mit ihren Treffen stehen unter „Gruppen“. Zwei davon:

[[organisation:freundeskreis-eglosheim]]
[[organisation:kreis-hoheneck]]
""",
        audience="engaged",
    ),
    Page(
        "initiativen",
        "Initiativen",
        "Kochen, Garten, Theater: einfach mitmachen.",
        """
Manches beginnt mit einer Idee und drei Menschen. So sind der Warme Tisch, der Tafelgarten und das
Theater am Römerhügel entstanden.

Sie haben eine Idee? Wir helfen mit Räumen, mit Geld für den Anfang und mit Menschen, die mitmachen.

[[organisation:initiative-warmer-tisch]]
[[organisation:tafelgarten]]
""",
        audience="engaged",
    ),
    Page(
        "sport-verbindet",
        "Sport verbindet",
        "Sportmentoren bringen Menschen in Vereine.",
        """
Sportmentorinnen und Sportmentoren gehen beim ersten Training mit, erklären die Regeln des Vereins
und helfen bei der Anmeldung.

Die Ausbildung dauert ein Wochenende. Willkommen sind alle ab 16 Jahren, gern auch Menschen, die
selbst geflohen sind.

[[organisation:tsv-lindenfeld]]
""",
        audience="engaged",
    ),
    Page(
        "unterstuetzung",
        "Unterstützung für Ehrenamtliche",
        "Wer hilft, bekommt auch Hilfe.",
        """
Niemand muss alles allein können. Die Koordination hört zu, wenn etwas schwer wird, und findet
jemanden, der die Aufgabe teilt.

- Fahrkarten und Material bekommen Sie ersetzt. Bitte fragen Sie vorher.
- Kurse zeigen, wie man gut begleitet und auch einmal Nein sagt. Sie kosten nichts.
- Dolmetscher helfen bei schwierigen Gesprächen: [[page:kontakte]].

[[card:ehrenamt]]
""",
        audience="engaged",
    ),
    Page(
        "wissen",
        "Wissen für die Praxis",
        "Was Ehrenamtliche oft fragen.",
        """
## Darf ich beim Amt mitkommen?

Ja, als Begleitung immer. Für jemand anderen sprechen dürfen Sie mit einer Vollmacht.

## Bin ich versichert?

Ja. Die Stadt versichert alle, die bei einer Gruppe mitmachen.

## Wie viel Hilfe ist gut?

Helfen Sie so, dass der andere es beim nächsten Mal allein kann. Sagen Sie früh, was Sie nicht tun
können. Niemand muss nachts erreichbar sein.

## Was darf ich weitererzählen?

Nichts, was Ihnen jemand im Vertrauen sagt. Über das Asylverfahren beraten nur Fachleute:
[[phone:verfahrensberatung]].
""",
        audience="engaged",
    ),
    Page(
        "kontakte",
        "Kontakte für Engagierte",
        "Wer Ihnen weiterhilft.",
        """
Fragen zu Gruppen, Räumen und Versicherung beantwortet die Koordination.

[[card:ehrenamt]]

Dolmetscher für Termine bestellen Sie hier:

[[card:dolmetscher-bestellen]]
""",
        audience="engaged",
    ),
)

CITIZENS = (
    Page(
        "unser-weg",
        "Wie Ludwigsburg Geflüchtete aufnimmt",
        "Wer wofür zuständig ist.",
        """
Das Land verteilt geflüchtete Menschen auf die Kreise. Der Landkreis bringt sie zuerst in einer
Gemeinschaftsunterkunft unter. Danach ist die Stadt zuständig: Das heißt Anschlussunterbringung.

Die Stadt setzt auf viele kleine Häuser in allen Stadtteilen statt auf wenige große. So entsteht
Nachbarschaft.

Zwölf Arbeitskreise von Ehrenamtlichen und die Begegnungscafés begleiten die Menschen.
""",
        audience="citizens",
    ),
    Page(
        "zusammenleben",
        "Zusammenleben",
        "Nachbarschaft entsteht im Alltag.",
        """
Grüßen Sie Ihre neuen Nachbarn. Laden Sie sie zum Straßenfest ein. Viele freuen sich über jemanden,
der langsam Deutsch mit ihnen spricht.

Die Begegnungscafés sind für alle offen, auch für Menschen, die immer schon hier leben.

Ärgert Sie etwas? Sprechen Sie es ruhig an. Wenn das nicht hilft, vermittelt das
Integrationsmanagement.
""",
        audience="citizens",
    ),
    Page(
        "wohnraum-anbieten",
        "Wohnraum anbieten",
        "Die Stadt mietet auch kleine Wohnungen.",
        """
Sie haben eine leere Wohnung oder ein Haus? Die Stadt mietet es für mehrere Jahre und zahlt die
Miete zuverlässig. Ein Hausmeister kümmert sich, und Sie haben immer eine Ansprechperson.

Auch Zimmer in der eigenen Wohnung sind willkommen. Vorher sprechen wir mit Ihnen.

[[organisation:stadt-wohnen]]
""",
        audience="citizens",
    ),
    Page(
        "fragen-und-antworten",
        "Fragen und Antworten",
        "Was Bürgerinnen und Bürger oft fragen.",
        """
## Wie viele Geflüchtete leben hier?

Die Zahlen stehen in den Berichten an den Gemeinderat. Sie finden sie unter „Berichte der Stadt“.

## Dürfen Geflüchtete arbeiten?

Die meisten nach einigen Monaten. Viele Betriebe suchen Menschen und bilden sie aus.

## Was bekommen sie?

Wer nichts hat, bekommt Geld für Essen und Kleidung, eine Unterkunft und die nötige Behandlung beim
Arzt. Das regelt ein Gesetz des Bundes.

## Wie kann ich helfen?

Mit Zeit, mit Sachen oder mit Geld: [[page:zeit-geben]].
""",
        audience="citizens",
    ),
)

UNSEEN = (
    Page(
        "wohnen/untermiete",
        "Untermiete",
        "Ein Entwurf.",
        "Noch nicht fertig.",
        flags="draft",
        checked=None,
    ),
    Page(
        "tipps/sommerschule",
        "Sommerschule",
        "War einmal.",
        "Die Sommerschule ist vorbei.",
        flags="hidden",
        checked=None,
    ),
)
