# Longer than 300 lines because it is plain data: the pages for everybody who is new in town.
"""Information pages of the demo town for newcomers; what they say of contacts is invented."""

from helpboard.cli.demo.content.shapes import Page

NEWCOMERS = (
    Page(
        "ludwigsburger-weg",
        "Der Ludwigsburger Weg",
        "So kommen Sie hier an: Schritt für Schritt und nicht allein.",
        """
Ludwigsburg ist seit vielen Jahren eine Stadt, in die Menschen aus der ganzen Welt kommen. Wir
möchten, dass Sie sich hier bald zu Hause fühlen.

## Drei Schritte

1. **Ankommen:** Sie wohnen zuerst in einer Unterkunft. Dort hilft Ihnen die Sozialberatung.
2. **Einleben:** Sie lernen Deutsch, die Kinder gehen zur Schule, Sie suchen Arbeit.
3. **Dazugehören:** Sie haben eine eigene Wohnung, Freunde und einen Platz im Verein.

## Sie sind nicht allein

Viele Menschen in der Stadt helfen freiwillig: in Begegnungscafés, als Paten, beim Umzug. Ihre Hilfe
kostet nichts. Fragen Sie auf dieser Seite oder kommen Sie in ein Café.

[[card:ehrenamt]]
""",
    ),
    Page(
        "ankommen",
        "Ankommen",
        "Was in den ersten Wochen wichtig ist.",
        """
Die ersten Wochen sind anstrengend: neue Menschen, neue Regeln, viele Briefe. Nehmen Sie sich Zeit.
Niemand erwartet, dass Sie alles sofort verstehen.

Am wichtigsten sind drei Dinge: Sie sind angemeldet, Sie wissen, wer Ihnen hilft, und Sie wissen,
was Sie im Notfall tun.

Die Sozialberatung in Ihrer Unterkunft kennt alle Wege. Sie erreichen sie unter
[[phone:sozialberatung]].
""",
    ),
    Page(
        "ankommen/erste-tage",
        "Die ersten Tage",
        "Eine Liste für die erste Woche.",
        """
## Das tun Sie zuerst

- Sprechen Sie mit der Sozialberatung in Ihrer Unterkunft.
- Melden Sie sich im Bürgerbüro an. Das heißt Anmeldung.
- Bewahren Sie alle Briefe auf. Werfen Sie keinen Umschlag weg: Das Datum darauf ist wichtig.
- Machen Sie ein Foto von Ihren Papieren.

## Das brauchen Sie

Ihren Ausweis oder Ihre Aufenthaltsgestattung und die Adresse der Unterkunft.

Die Sozialberatung hilft auch mit Kleidung, mit dem Arzt und mit der Schule für Ihre Kinder.

[[card:sozialberatung]]

Sie sprechen noch kein Deutsch? Bitten Sie um einen Dolmetscher: [[phone:dolmetscher-bestellen]].
""",
        checked=12,
    ),
    Page(
        "ankommen/anmelden",
        "Sich anmelden",
        "Wer hier wohnt, meldet seine Adresse im Bürgerbüro.",
        """
In Deutschland muss jeder Mensch seine Adresse melden. Nach jedem Umzug haben Sie dafür zwei Wochen
Zeit. Die Anmeldung kostet nichts.

## Das bringen Sie mit

- Ausweis, Pass oder Aufenthaltsgestattung von allen, die mit Ihnen wohnen
- ein Papier vom Vermieter oder von der Unterkunft: die Wohnungsgeberbestätigung
- Geburtsurkunden der Kinder, wenn Sie sie haben

Sie bekommen eine Meldebescheinigung. Heben Sie sie gut auf: Bank, Schule und Jobcenter fragen
danach.

[[card:buergerbuero]]
""",
    ),
    Page(
        "ankommen/notfall",
        "Im Notfall",
        "Diese Nummern sind kostenlos, auch ohne Guthaben.",
        """
## Feuer, Unfall, schwer krank

Rufen Sie [[phone:notruf]] an. Sagen Sie: **Wo** ist es? **Was** ist passiert? **Wie viele**
Menschen
brauchen Hilfe? Warten Sie auf Fragen.

## Gefahr durch andere Menschen

Rufen Sie die Polizei: [[phone:polizei]]. Die Polizei hilft allen, auch ohne Papiere.

## Krank am Abend oder am Wochenende

Rufen Sie [[phone:arzt-am-abend]] an. Dort hören Sie, welcher Arzt jetzt geöffnet hat.

## Gewalt gegen Frauen

Das Hilfetelefon hört Ihnen zu, Tag und Nacht, in vielen Sprachen und ohne Ihren Namen.

[[card:hilfetelefon]]
""",
        checked=3,
    ),
    Page(
        "asylantrag",
        "Ihr Asylantrag",
        "Wie das Verfahren beginnt und wer Sie berät.",
        """
Sie suchen Schutz in Deutschland? Dann stellen Sie einen Asylantrag beim Bundesamt, dem BAMF. Sie
stellen ihn selbst und persönlich.

## So geht es

1. Das Bundesamt nimmt Ihren Antrag auf. Es macht Fotos und nimmt Fingerabdrücke.
2. Sie bekommen eine Aufenthaltsgestattung. Damit dürfen Sie hier bleiben, bis entschieden ist.
3. Sie werden zur Anhörung eingeladen. Das ist der wichtigste Termin: [[page:anhoerung]].
4. Das Bundesamt schreibt Ihnen einen Bescheid.

## Lassen Sie sich beraten

Die Beratung ist kostenlos und vertraulich. Gehen Sie **vor** der Anhörung hin.

[[card:verfahrensberatung]]
""",
        flags="people",
    ),
    Page(
        "asylantrag/papiere",
        "Ihre Papiere",
        "Gestattung, Duldung, Erlaubnis: was sie bedeuten.",
        """
| Papier | Was es bedeutet |
|---|---|
| Aufenthaltsgestattung | Ihr Asylverfahren läuft noch. |
| Duldung | Sie müssten gehen, aber das ist gerade nicht möglich. |
| Aufenthaltserlaubnis | Sie dürfen eine bestimmte Zeit bleiben. |
| Niederlassungserlaubnis | Sie dürfen für immer bleiben. |

Auf jedem Papier steht ein Datum. Verlängern Sie es rechtzeitig: Machen Sie **acht Wochen vorher**
einen Termin. Ohne gültiges Papier haben Sie Probleme bei der Arbeit und bei der Bank.

Steht etwas Falsches auf dem Papier, zum Beispiel Ihr Name? Sagen Sie es sofort.

[[card:infopunkt-aufenthalt]]
""",
        flags="people",
    ),
    Page(
        "anhoerung",
        "Die Anhörung",
        "Hier erzählen Sie, warum Sie Schutz brauchen.",
        """
In der Anhörung erzählen Sie einer Person vom Bundesamt Ihre Geschichte. Danach entscheidet das
Bundesamt. Deshalb ist dieser Tag so wichtig.

Gehen Sie **immer** hin und seien Sie pünktlich. Sind Sie krank? Dann brauchen Sie ein Papier vom
Arzt, und Sie rufen vorher an.

Ein Dolmetscher übersetzt. Verstehen Sie ihn nicht gut? Sagen Sie es sofort. Das ist Ihr Recht.

Am Ende liest Ihnen jemand alles vor. Korrigieren Sie, was falsch ist, bevor Sie unterschreiben.

Frauen können eine Frau als Anhörerin und als Dolmetscherin verlangen.

[[card:verfahrensberatung]]
""",
        flags="discreet people",
        checked=20,
    ),
    Page(
        "anhoerung/vorbereiten",
        "Sich auf die Anhörung vorbereiten",
        "Nehmen Sie sich Zeit, und gehen Sie zur Beratung.",
        """
Schreiben Sie Ihre Geschichte für sich auf, in Ihrer Sprache und in der richtigen Reihenfolge.

- Was ist passiert? Wann und wo?
- Wer hat Sie bedroht?
- Warum konnten Sie nicht in einer anderen Stadt leben?
- Was würde passieren, wenn Sie zurückgehen?

Suchen Sie Papiere, Fotos und Nachrichten, die das zeigen. Nehmen Sie auch Papiere vom Arzt mit.

Sagen Sie die Wahrheit, und sagen Sie alles. Was Sie später erzählen, zählt oft nicht mehr.

Jemand darf Sie begleiten. Fragen Sie bei [[organisation:asylrecht-wegweiser]].
""",
        flags="discreet people",
    ),
    Page(
        "anhoerung/bescheid-und-fristen",
        "Der Bescheid und die Fristen",
        "Nach einer Ablehnung zählt jeder Tag.",
        """
Der Bescheid kommt in einem gelben Umschlag. Auf dem Umschlag steht ein Datum. **Ab diesem Datum
läuft die Frist.** Heben Sie den Umschlag auf.

Ist die Antwort ja, bekommen Sie bald eine Aufenthaltserlaubnis.

Ist die Antwort nein, können Sie meistens vor Gericht gehen: Das heißt Klage. Die Frist ist kurz,
manchmal nur eine Woche. Gehen Sie **am selben Tag** zur Beratung, auch wenn Sie traurig oder wütend
sind.

Sie ziehen um, während das Verfahren läuft? Sagen Sie dem Bundesamt und der Ausländerbehörde Ihre
neue Adresse. Ein Brief an die alte Adresse gilt trotzdem.

[[card:verfahrensberatung]]
""",
        flags="discreet people",
    ),
    Page(
        "wohnen",
        "Wohnen",
        "Von der Unterkunft in die eigene Wohnung.",
        """
Zuerst wohnen Sie in einer Gemeinschaftsunterkunft. Danach ziehen Sie in eine
Anschlussunterbringung. Das ist meistens ein Zimmer oder eine kleine Wohnung, die die Stadt bezahlt
oder vermietet.

Eine eigene Wohnung dürfen Sie suchen, sobald Sie bleiben dürfen. In Ludwigsburg gibt es wenige
Wohnungen. Viele Menschen suchen ein Jahr oder länger. Geben Sie nicht auf, und sagen Sie allen
Bekannten, dass Sie suchen.

Unterschreiben Sie nie einen Mietvertrag, den Sie nicht verstehen. Bezahlen Sie nie Geld, bevor Sie
die Wohnung gesehen haben.

[[card:wohnungsfragen]]
""",
    ),
    Page(
        "wohnen/anschlussunterbringung",
        "Anschlussunterbringung",
        "Ihr Zimmer von der Stadt, und welche Regeln dort gelten.",
        """
Nach der Zeit in der Gemeinschaftsunterkunft gibt Ihnen die Stadt einen Platz in einer
Anschlussunterbringung. Sie können sich das Haus nicht aussuchen.

Küche und Bad teilen Sie oft mit anderen. Ein Plan an der Tür sagt, wer wann putzt.

- Ruhe ist von 22 bis 6 Uhr und am Sonntag.
- Besuch ist erlaubt, übernachten darf er nur mit Erlaubnis.
- Ist etwas kaputt, sagen Sie es dem Hausmeister, bevor Sie es reparieren.

Beim Einzug hilft Ihnen das Integrationsmanagement:
[[place:haus-am-kornspeicher]]
""",
    ),
    Page(
        "wohnen/eigene-wohnung",
        "Eine eigene Wohnung suchen",
        "Wo Sie suchen und was der Vermieter wissen will.",
        """
## Wo Sie suchen

Im Internet, in der Zeitung, am Schwarzen Brett und bei den Wohnungsgesellschaften. Auch auf dieser
Seite werden manchmal Zimmer angeboten.

## Was Sie brauchen

- den Wohnberechtigungsschein für günstige Wohnungen; Sie bekommen ihn bei der Stadt
- ein Papier über Ihr Geld: Lohnabrechnung oder Bescheid vom Jobcenter
- einen kurzen Text über sich: Name, Familie, Arbeit, Telefonnummer

## Was es kostet

Die Kaution ist Geld, das Sie am Ende zurückbekommen. Nebenkosten sind zum Beispiel Wasser, Heizung
und Müll. Fragen Sie **vor** der Unterschrift das Jobcenter, ob es die Miete bezahlt.

[[card:wohnungsfragen]]
""",
    ),
    Page(
        "wohnen/umzug",
        "Umziehen",
        "Was Sie vor, an und nach dem Tag tun.",
        """
## Vor dem Umzug

- Fragen Sie das Amt, ob es den Umzug und die Möbel bezahlt. Fragen Sie **vorher**.
- Suchen Sie Menschen, die tragen helfen: [[page:ludwigsburger-weg|So finden Sie Hilfe]].
- Sagen Sie allen Ihre neue Adresse: Schule, Arzt, Bank, Jobcenter.

## Am Tag

Machen Sie Fotos von der neuen Wohnung. Schreiben Sie auf, was kaputt ist.

## Danach

Melden Sie sich in zwei Wochen im Bürgerbüro um. Schreiben Sie Ihren Namen an den Briefkasten: Sonst
kommt kein Brief an.

[[card:buergerbuero]]
""",
        checked=60,
    ),
    Page(
        "leben",
        "Leben in Ludwigsburg",
        "Schule, Arbeit, Gesundheit, Sport und Alltag.",
        """
Hier steht, wie der Alltag in Ludwigsburg geht: wo Sie Deutsch lernen, wie Ihr Kind in die Schule
kommt, wer Sie zum Arzt begleitet und wo Sie günstig einkaufen.

Vieles ist kostenlos. Wenn etwas Geld kostet, fragen Sie nach der Bonuskarte: Mit ihr zahlen Sie
weniger, zum Beispiel im Schwimmbad und in der Bibliothek.
""",
    ),
    Page(
        "leben/schule-und-kita",
        "Schule und Kita",
        "Jedes Kind darf lernen, vom ersten Tag an.",
        """
## Schule

Kinder ab sechs Jahren gehen zur Schule. Das ist Pflicht und kostet nichts. Wer noch kein Deutsch
kann, kommt zuerst in eine Vorbereitungsklasse.

Ist Ihr Kind krank, rufen Sie am Morgen in der Schule an.

## Kita

Ab einem Jahr hat Ihr Kind ein Recht auf einen Platz. Melden Sie es früh an: Die Warteliste ist
lang.

## Geld

Das Bildungspaket bezahlt Mittagessen, Ausflüge und Schulsachen. Sie müssen es beantragen.

[[card:schulanmeldung]]
""",
    ),
    Page(
        "leben/arbeit",
        "Arbeit finden",
        "Wer arbeiten darf und wer Ihnen hilft.",
        """
Ob Sie arbeiten dürfen, steht in Ihrem Papier. Steht dort „Erwerbstätigkeit erlaubt“, dürfen Sie
sofort anfangen. Steht dort etwas anderes, fragen Sie zuerst die Ausländerbehörde.

Haben Sie einen Beruf gelernt? Dann lassen Sie Ihr Zeugnis prüfen. Das heißt Anerkennung.

Mit wenig Deutsch ist ein Praktikum ein guter Anfang. Angebote finden Sie auch am Schwarzen Brett
dieser Seite.

In einer Ausbildung lernen Sie einen Beruf und verdienen vom ersten Monat an Geld.

Arbeiten Sie nie ohne Vertrag. Ohne Vertrag haben Sie keine Versicherung und oft keinen Lohn.

[[place:ausbildungscampus]]
[[organisation:jobcenter]]
[[organisation:arbeitsagentur]]
""",
    ),
    Page(
        "leben/gesundheit",
        "Gesundheit",
        "Zum Arzt gehen, auch ohne viel Deutsch.",
        """
Suchen Sie sich einen Hausarzt in Ihrer Nähe. Rufen Sie an und machen Sie einen Termin. Sagen Sie
ab, wenn Sie nicht kommen können.

## Das bringen Sie mit

Ihre Karte der Krankenversicherung. Haben Sie noch keine Karte? Dann holen Sie vorher einen
Krankenschein.

## Sprache

Ein Dolmetscher kann mitkommen: [[phone:dolmetscher-bestellen]]. Kinder sollen nicht übersetzen.

## Am Abend und am Wochenende

Rufen Sie [[phone:arzt-am-abend]] an. Bei Lebensgefahr: [[phone:notruf]].

## Wenn die Seele schmerzt

Viele Menschen schlafen nach der Flucht schlecht oder haben Angst. Das ist keine Schande. Sprechen
Sie mit Ihrem Hausarzt.

[[card:leistungen-asyl]]
""",
        checked=8,
    ),
    Page(
        "leben/sport",
        "Sport",
        "Vereine freuen sich auf Sie.",
        """
In Ludwigsburg gibt es mehr als hundert Sportvereine. Sie können fast überall zweimal kostenlos
mitmachen. Danach werden Sie Mitglied; das kostet wenig, für Kinder oft gar nichts.

Bringen Sie Sportschuhe mit, die keine schwarzen Streifen machen. Wer keine hat, findet welche auf
dem Schwarzen Brett.

Schwimmkurse nur für Frauen gibt es am Montagabend.

[[organisation:tsv-lindenfeld]]
[[organisation:sportfreunde-sonnenberg]]
""",
    ),
    Page(
        "leben/deutsch-lernen",
        "Deutsch lernen",
        "Kurse für alle, auch ohne Recht auf einen Integrationskurs.",
        """
## Der Integrationskurs

Er dauert etwa ein Jahr und endet mit einer Prüfung. Wer ihn besuchen darf, bekommt einen Brief vom
Jobcenter oder von der Ausländerbehörde.

## Kurse ohne Brief

Ehrenamtliche geben jede Woche kostenlose Kurse. Sie können sofort anfangen.

## Üben

Im Sprachcafé sprechen Sie mit anderen. In der Bibliothek lernen Sie am Computer. Ein
Tandem ist ein Mensch, der Ihre Sprache lernen will und Ihnen dafür Deutsch beibringt.

[[organisation:abendschule-kulturspeicher]]
""",
    ),
    Page(
        "leben/religion",
        "Religion",
        "Sie dürfen glauben, was Sie wollen, oder nichts.",
        """
In Deutschland ist der Glaube frei. Niemand darf Sie zwingen zu beten, und niemand darf es Ihnen
verbieten. Alle Religionen haben dieselben Rechte, und keine steht über dem Gesetz.

In Ludwigsburg gibt es Kirchen, Moscheen und andere Gemeinden. Alle freuen sich über Gäste.

[[organisation:moscheeverein-oststern]]
[[organisation:gemeinde-am-lindenhain]]
""",
    ),
    Page(
        "leben/einkaufen",
        "Günstig einkaufen",
        "Lebensmittel, Kleidung und Möbel für wenig Geld.",
        """
Lebensmittel sind bei Discountern am günstigsten. Im Tafelgarten kaufen Sie mit der Bonuskarte noch
günstiger ein.

Gute Kleidung für wenig Geld gibt es in der Kleiderkammer. Möbel, Fahrräder und Geschirr finden Sie
auf dem Schwarzen Brett dieser Seite, meistens geschenkt.

Am Sonntag sind die Geschäfte zu. Auf Flaschen zahlen Sie Pfand: Sie bekommen es am Automaten
zurück.

[[card:kleiderkammer]]
[[organisation:tafelgarten]]
""",
    ),
    Page(
        "leben/unterwegs",
        "Unterwegs",
        "Bus, Bahn, Fahrrad und Führerschein.",
        """
Für Bus und Bahn brauchen Sie immer eine Fahrkarte. Ohne Fahrkarte zahlen Sie 60 Euro Strafe. Mit
der Bonuskarte ist die Monatskarte günstiger.

Mit dem Fahrrad fahren Sie auf der rechten Seite. Licht vorne und hinten ist Pflicht. In der
Fahrradwerkstatt reparieren Sie Ihr Rad mit Hilfe.

Ein Führerschein aus einem anderen Land gilt oft nur sechs Monate. Fragen Sie rechtzeitig im
Bürgerbüro: [[phone:buergerbuero]].
""",
    ),
    Page(
        "leben/schutz-vor-gewalt",
        "Schutz vor Gewalt",
        "Niemand darf Sie schlagen, bedrohen oder zwingen.",
        """
Niemand darf Sie schlagen, bedrohen oder zu etwas zwingen: kein Fremder, kein Ehemann, keine
Familie. Das ist verboten, auch zu Hause.

Das Hilfetelefon ist Tag und Nacht da, in vielen Sprachen. Sie müssen Ihren Namen nicht sagen.

[[card:hilfetelefon]]

In Ludwigsburg beraten Frauen Frauen. Niemand erfährt, dass Sie dort waren.

[[organisation:frauenberatung-mohnblume]]

Sind Sie jetzt in Gefahr? Rufen Sie die Polizei: [[phone:polizei]]. Ein Frauenhaus nimmt Sie und
Ihre
Kinder auf. Seine Adresse ist geheim.
""",
        flags="discreet people",
        checked=5,
    ),
    Page(
        "tipps",
        "Angebote und Tipps",
        "Kleine Dinge, die das Leben leichter machen.",
        """
Vieles im deutschen Alltag versteht sich nicht von selbst. Hier sammeln wir, was andere gern früher
gewusst hätten.

Fehlt etwas? Schreiben Sie uns. Wir ergänzen die Seite, und jemand übersetzt sie.
""",
    ),
    Page(
        "tipps/konto-und-geld",
        "Konto und Geld",
        "Jeder Mensch hat ein Recht auf ein Konto.",
        """
Jeder Mensch in Deutschland hat ein Recht auf ein Basiskonto, auch mit Gestattung oder Duldung.
Nehmen
Sie Ihren Ausweis und die Meldebescheinigung mit zur Bank.

Geben Sie niemandem Ihre Karte und Ihre Geheimzahl. Kein Amt fragt am Telefon danach.

Unterschreiben Sie keine Verträge an der Haustür. Handyverträge laufen oft zwei Jahre. Bei
Schulden hilft Ihnen kostenlos:

[[organisation:schuldnerberatung-klartext]]
""",
    ),
    Page(
        "tipps/briefe",
        "Briefe verstehen",
        "Welche Briefe wichtig sind und wer sie mit Ihnen liest.",
        """
In Deutschland kommt alles Wichtige mit der Post. Leeren Sie den Briefkasten jeden Tag.

- **Gelber Umschlag:** sehr wichtig, oft mit einer Frist. Datum aufheben!
- **Bescheid:** Ein Amt hat etwas entschieden.
- **Mahnung:** Sie haben etwas nicht bezahlt.
- **Einladung** oder **Termin:** Gehen Sie hin, oder sagen Sie ab.

Sie verstehen einen Brief nicht? Bringen Sie ihn in ein Begegnungscafé oder zur Beratung mit. Für
jemand anderen dürfen Sie nur mit einer Vollmacht sprechen.

[[place:beratungshaus-kastanienhof]]
""",
    ),
    Page(
        "adressen",
        "Adressen",
        "Alle wichtigen Stellen auf einem Blatt.",
        """
## Im Notfall

[[card:notruf]]
[[card:polizei]]
[[card:arzt-am-abend]]

## Ämter

[[card:buergerbuero]]
[[card:infopunkt-aufenthalt]]
[[card:leistungen-asyl]]
[[organisation:jobcenter]]

## Beratung

[[card:sozialberatung]]
[[card:verfahrensberatung]]
[[organisation:migrationsberatung-kompass]]

## Häuser

[[place:haus-am-kornspeicher]]
[[place:willkommensraum-ost]]
""",
        checked=3,
    ),
)
