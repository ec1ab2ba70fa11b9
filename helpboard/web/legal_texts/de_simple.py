# Longer than 300 lines because it holds four whole texts.
"""Imprint, privacy, accessibility and terms in plain German: one short sentence a paragraph."""

from collections.abc import Mapping
from typing import Final

IMPRINT = """
**Dieser Text ist ein Muster.**

Wer das Brett betreibt, ersetzt alles in doppelten eckigen Klammern.

## Wem das Brett gehört (§ 5 DDG)

[[Name der Stadt, des Vereins oder der Stelle, mit Rechtsform]]

[[Straße und Hausnummer]]

[[Postleitzahl und Ort]]

Es spricht dafür: [[Name und Amt der Person]]

## Kontakt

Telefon: [[Telefonnummer]]

E-Mail: [[E-Mail-Adresse]]

## Register und Aufsicht

Eintrag im Register: [[Gericht und Nummer, sonst streichen]]

Steuer-Nummer: [[Nummer, sonst streichen]]

Aufsicht: [[Name der Behörde, sonst streichen]]

## Wer für die Texte verantwortlich ist (§ 18 Absatz 2 MStV)

[[Vorname und Name]], [[Anschrift]]

## Wo Behörden uns erreichen (Artikel 11 und 12 DSA)

Schreiben Sie an [[E-Mail-Adresse]].

Wir sprechen Deutsch und Englisch.

## Was andere schreiben

Unter jedem Aushang steht, wer ihn geschrieben hat.

Ist ein Aushang falsch oder verboten?

Dann schreiben Sie uns bitte.

Wir prüfen jede Meldung.

Sie bekommen eine Antwort.

## Bei Streit

Wir gehen nicht zu einer Schlichtungsstelle für Verbraucher.

Das müssen wir auch nicht. [[Bitte prüfen und anpassen.]]
"""

PRIVACY = """
**Dieser Text ist ein Muster.**

Er sagt, was dieses Programm tut.

Wer das Brett betreibt, ersetzt alles in doppelten eckigen Klammern.

## Kurz gesagt

- Sie können alles lesen. Sie müssen sich nicht anmelden.
- Es gibt keine Werbung. Wir zählen keine einzelnen Menschen.
- Ihr Browser spricht nur mit diesem Brett.

## Wer verantwortlich ist

[[Name und Anschrift wie im Impressum]]

Für den Datenschutz zuständig: [[Name, E-Mail-Adresse]]

## Wenn Sie lesen

Ihr Browser schickt uns Ihre Internet-Adresse.

Er schickt auch die Adresse der Seite, die Zeit und seinen Namen.

Ohne das können wir keine Seite zeigen.

Wir merken uns Ihre Internet-Adresse nur gekürzt.

Nach [[14]] Tagen löschen wir das.

Das erlaubt uns: Artikel 6 Absatz 1 Buchstabe e oder f DSGVO, [[bitte auswählen]].

Wir wollen, dass das Brett sicher läuft.

## Cookies

Ein Cookie ist eine kleine Notiz in Ihrem Browser.

Zum Lesen braucht das Brett kein Cookie.

- **display**: nur wenn Sie die Schrift oder die Farben ändern. Es merkt sich das 1 Jahr.
- **login**: nur wenn Sie sich anmelden. Es bleibt, bis Sie sich abmelden.
- **form**: nur auf Seiten mit einem Formular. Es bleibt, bis Sie den Browser schließen.

Sie können alle 3 sofort löschen.

Drücken Sie auf: „Löschen, was dieses Gerät sich merkt“.

Diese Cookies sind nötig (§ 25 Absatz 2 Nummer 2 TDDDG).

## Auf Ihrem Gerät

Ihr Browser darf öffentliche Seiten aufheben.

Persönliche Seiten darf er nicht aufheben.

Seiten zu schwierigen Themen darf er auch nicht aufheben.

## Wenn Sie ein Konto haben

Ein Konto gibt es ab 16 Jahren.

Wir speichern Ihren Namen, Ihre E-Mail-Adresse und Ihre Sprache.

Den Namen wählen Sie selbst.

Ihr Passwort können wir nicht lesen.

Wir merken uns, wann Sie angemeldet waren und mit welchem Browser.

Mit dem zweiten Schritt speichern wir das Geheimnis Ihrer App.

Ihre Adresse zeigen wir niemandem.

Das erlaubt uns: Artikel 6 Absatz 1 Buchstabe b DSGVO.

## Wenn Sie ohne Konto um etwas bitten

Sie brauchen keinen Namen und keine E-Mail-Adresse.

Wir speichern Ihre Bitte.

Die Wörter auf Ihrer Karte können wir nicht lesen.

Möchten Sie angerufen werden?

Dann speichern wir Ihre Nummer.

Nur die Koordination sieht sie.

Schreibt jemand die Bitte für Sie?

Dann merken wir uns, wer das war.

## Aushänge und Bilder

Ein Aushang ist öffentlich, solange er am Brett hängt.

Telefonnummern und Adressen von Privatleuten sind im Text nicht erlaubt.

Ihr Telefon schreibt Daten in ein Bild, zum Beispiel den Ort.

Diese Daten löschen wir.

Die Koordination entscheidet über Aushänge.

Wir speichern, was sie entscheidet, warum und wann.

## Gespräche

Sie schreiben einander über das Brett.

Niemand sieht Ihre Adresse oder Ihre Nummer.

Nur Sie und die andere Seite lesen mit.

Bei einer Organisation oder Gruppe lesen alle, die für sie sprechen.

Bei schwierigen Themen liest die Koordination manche Antworten zuerst.

Melden Sie ein Gespräch?

Dann liest die Koordination, was Sie melden.

## Briefe und Benachrichtigungen

Wir schreiben Ihnen, wenn jemand antwortet.

Wir schreiben auch, wenn ein Aushang bald endet.

Und wir schreiben, wenn es um Ihr Konto geht.

Eine Benachrichtigung merkt sich, was Sie suchen.

Sie merkt sich auch, was wir Ihnen schon gezeigt haben.

In jedem Brief können Sie sie mit einem Klick beenden.

Wir zählen nicht, wer Briefe öffnet.

Ihre geheime Kalender-Adresse gilt, bis Sie sie löschen.

## Wenn Sie mit Kindern arbeiten

Wer mit Kindern arbeitet, zeigt ein Führungszeugnis.

Die Koordination schreibt auf, wann sie es gesehen hat.

Sie schreibt auf, von wann es ist.

Sie schreibt auf, ob es in Ordnung ist.

Das Papier selbst speichern wir nie.

Das erlaubt uns: [[Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 72a SGB VIII, bitte prüfen]].

## Wenn Sie helfen möchten

Sie sagen in Ihrem Profil nur, was Sie sagen möchten.

Zum Beispiel: was Sie gern tun und wann Sie Zeit haben.

Oder: Ihre Sprachen und Ihren Stadtteil.

Wenn Sie möchten, sagen Sie auch mehr.

Sind Sie 18 oder älter? Sind Sie eine Frau?

Haben Sie einen Führerschein? Können Sie Treppen steigen?

Zuerst müssen Sie Ja sagen.

Erst dann vergleichen wir: Was passt zu Ihnen?

Herkunft, Religion, Name und Foto zählen nie.

Ein Mensch entscheidet, was wir Ihnen vorschlagen.

Nur Sie und die Koordination sehen Ihr Profil.

Sagen Sie Ja zu einem Vorschlag?

Dann erfährt die andere Seite Ihren Namen oder Ihre Nummer.

Sie bestimmen, wie viel sie erfährt.

Sie können Ihr Ja jederzeit zurücknehmen.

Dann ist sofort Schluss.

Das erlaubt uns: Artikel 6 Absatz 1 Buchstabe a DSGVO.

Hat jemand kein Konto?

Dann schreibt die Koordination auf: Wann und wie war das Ja?

## Gruppen und Termine

Die Leitung einer Gruppe sieht, wer mitmacht und wer wartet.

Sie sieht auch, wer zu welchem Treffen kommt.

Gäste zählen wir nur.

Zu einem Termin mit Dolmetscher speichern wir Zeit, Ort und Sprachen.

Den Namen der Person speichern wir nie.

## Was öffentlich ist

Alle können Aushänge lesen.

Alle können die Seiten von Organisationen und Gruppen lesen.

E-Mail-Adressen und Nummern von Privatleuten zeigen wir nicht.

Adressen von Unterkünften zeigen wir nie.

## Wie lange wir etwas behalten

- **Aushänge**: 28 Tage öffentlich. Sie können sie verlängern. Danach sehen nur Sie sie.
- **Gespräche**: 6 Monate nach der letzten Nachricht
- **Karten mit Wörtern** und ihre Bitten: 90 Tage nach dem letzten Benutzen
- **Konten**: bis Sie sie löschen, sonst 24 Monate nach der letzten Anmeldung. 30 Tage vorher
  schreiben wir Ihnen.
- **Konten ohne bestätigte Adresse**: 7 Tage
- **Anmeldungen**: bis zum Abmelden, höchstens 30 Tage
- **Briefe, die noch nicht abgeschickt sind**: 30 Tage
- **Links aus Briefen**: 7 Tage, nachdem sie nicht mehr gelten
- **Nummern von Formularen**, gegen doppeltes Senden: 2 Tage
- **Bilder**: so lange wie ihr Aushang. Übrige Dateien: 1 Tag
- **Vorschläge und Termine**: 12 Monate nach dem Ende. Adresse und Stichwort: 1 Tag nach
  dem Termin
- **Nachrichten der Leitung, Pläne, wer bei Treffen war, Antworten zu neuen Gruppen**: 12 Monate
- **Wünsche, in einer Gruppe mitzumachen**: 6 Monate nach der Antwort
- **Notizen der Koordination über Gespräche mit Ihnen**: 24 Monate
- **Vermerke zum Führungszeugnis**: 3 Monate nach dem Ende der Arbeit mit Kindern
- **Protokolle des Servers**: [[14]] Tage
- **Sicherungs-Kopien**: [[30]] Tage. Wer sich gelöscht hat, kommt nicht zurück.

## Wer die Daten bekommt

Die Koordination sieht, was sie zum Prüfen braucht.

Der Server steht bei [[Name und Ort des Rechenzentrums]].

Dafür gibt es einen Vertrag (Artikel 28 DSGVO).

Sonst geben wir nichts weiter.

Auch nicht in andere Länder.

## Ihre Rechte

Das meiste geht sofort.

Gehen Sie auf „Meine Seite“ zu „Meine Daten“.

Dort können Sie alles über sich herunterladen.

Dort können Sie auch Ihr Konto löschen.

Haben Sie eine Karte mit Wörtern?

Dann können Sie alles mit Ihrem Code beenden.

Was andere geschrieben haben, bleibt deren Text.

Sie können fragen, was wir über Sie wissen.

Sie können verlangen, dass wir etwas berichtigen oder löschen.

Sie können Ihre Daten mitnehmen.

Sie können sagen: Benutzen Sie meine Daten im Moment nicht.

Sie können auch widersprechen.

Schreiben Sie an [[E-Mail-Adresse]].

Sie können sich bei der Aufsicht beschweren.

Sie heißt: Landesbeauftragter für den Datenschutz und die Informationsfreiheit
Baden-Württemberg, Stuttgart. [[In anderen Ländern: die dortige Aufsicht.]]
"""

ACCESSIBILITY = """
**Dieser Text ist ein Muster.**

Wer das Brett betreibt, prüft ihn.

Alles in doppelten eckigen Klammern wird ersetzt.

## Erklärung zur Barrierefreiheit

Diese Erklärung gilt für [[SITE]] unter [[URL]].

Diese Regeln gelten: ein Gesetz vom Land, BITV 2.0 und EN 301 549.

Unser Ziel ist die Stufe AA der WCAG 2.2.

## Wie barrierefrei dieses Brett ist

Stand: [[ganz, teilweise oder nicht barrierefrei]].

Geprüft am [[Datum]] durch [[Selbstbewertung oder Prüfstelle]].

So ist das Brett gebaut:

- Alles geht mit der Tastatur. Man sieht immer, wo man ist.
- Alles geht ohne JavaScript.
- Schrift, Kontrast und Helligkeit stellen Sie oben auf jeder Seite ein.
- Jede Seite sagt, in welcher Sprache sie ist.
- Farbe ist nie das einzige Zeichen. Die Seiten passen auf kleine Bildschirme.

## Was noch nicht barrierefrei ist

- Viele Sätze haben Menschen selbst geschrieben. Sie sind nicht immer leicht zu lesen.
- Inhalte in Gebärdensprache und für Menschen mit Lernschwierigkeiten:
  [[wo, oder bis wann geplant]].
- Manche Sprachen hat noch niemand geprüft. Sie haben einen Stern im Sprachmenü.
- [[Weitere Hindernisse, die bei der Prüfung gefunden wurden]]

## Hindernisse melden

Können Sie etwas nicht lesen oder nicht bedienen?

Schreiben Sie oder rufen Sie an: [[Name, E-Mail-Adresse, Telefonnummer]].

Wir antworten in [[zwei Wochen]].

## Wenn unsere Antwort nicht hilft

Dann gehen Sie zur Schlichtungsstelle.

Das kostet nichts.

Sie ist in Stuttgart, bei der Beauftragten für Menschen mit Behinderungen. [[Bitte Anschrift
ergänzen oder anpassen.]]
"""

TERMS = """
**Dieser Text ist ein Muster.**

Wer das Brett betreibt, prüft ihn.

Alles in doppelten eckigen Klammern wird ersetzt.

Verbindlich ist der Text „Regeln des Bretts“ auf Deutsch.

Die Nummern sind wichtig.

Erscheint ein Aushang nicht? Dann nennen wir die Nummer der Regel.

## 1 Wofür dieses Brett da ist

1.1 Auf [[SITE]] finden Geflüchtete, Ehrenamtliche und Organisationen einander.

1.2 Lesen, Anbieten und Suchen kosten nichts.

1.3 Das Brett ersetzt keine Beratung. In Not rufen Sie 112 oder 110.

## 2 Wer mitmachen kann

2.1 Wer ein Konto hat, ist mindestens 16 Jahre alt.

2.2 Für eine Organisation spricht nur, wer von ihr den Auftrag hat.

2.3 Geben Sie Ihr Passwort niemandem.

## 3 Was auf einen Aushang gehört

3.1 Aushänge sind wahr und aktuell. Es geht um Hilfe für Geflüchtete.

3.2 Sachen und Hilfe kosten nichts. Niemand verkauft etwas. Bezahlte Arbeit bieten nur
Organisationen an.

3.3 Ein Aushang bleibt 28 Tage. Sie können ihn verlängern.

3.4 Ist alles gefunden? Dann nehmen Sie den Aushang ab.

3.5 Für dieselbe Sache gibt es nur einen Aushang.

3.6 Man versteht: was, wo und wann.

## 4 Was nicht erlaubt ist

4.1 Keine Beleidigung, keine Hetze, keine Drohung. Niemand wird benachteiligt oder belästigt.

4.2 Keine Telefonnummern, E-Mail-Adressen, Anschriften und Namen von Privatleuten im Text.

4.3 Keine Hinweise auf Menschen in einer Unterkunft. Niemand soll erfahren: Wer lebt wo?

4.4 Keine Werbung, kein Verkauf, keine Kettenbriefe, keine Mission, kein Wahlkampf.

4.5 Nichts Gefährliches. Nichts, was das Gesetz verbietet.

4.6 Keine Angebote, die etwas dafür verlangen.

4.7 Kein Betrug. Sagen Sie die Wahrheit, auch über sich.

4.8 Keine Angebote, die jemanden in Gefahr bringen oder abhängig machen.

## 5 Besonderer Schutz

5.1 Wohnung, Arbeit, Fahrten und Kinder: Das prüft immer zuerst ein Mensch.

5.2 Wer mit Kindern arbeitet, zeigt ein erweitertes Führungszeugnis.

5.3 Ein privates Zimmer erscheint erst nach einem Gespräch.

## 6 Wie wir prüfen und entscheiden

6.1 Die Koordination prüft Aushänge. Ein Programm darf nur auf etwas hinweisen. Es entscheidet
nie.

6.2 Lehnen wir einen Aushang ab oder nehmen wir ihn ab? Dann sagen wir den Grund und die Regel.

6.3 Finden Sie eine Entscheidung falsch? Sie können 6 Monate lang widersprechen. Das kostet
nichts. Der Link dafür steht in unserem Brief. Sie können auch schreiben: [[E-Mail-Adresse]].
Wenn möglich, entscheidet dann eine andere Person.

6.4 Sie können auch zu einer Schlichtungsstelle oder zu einem Gericht gehen.

6.5 Bricht jemand immer wieder die Regeln? Dann warnen wir. Danach können wir das Konto sperren.

## 7 Etwas melden

7.1 Ist etwas falsch oder verboten? Jeder kann das ohne Anmeldung melden: [[E-Mail-Adresse]].

7.2 Wir bestätigen die Meldung. Wir sagen, was wir entschieden haben.

## 8 Haftung und Ende

8.1 Sie sind selbst verantwortlich für Ihre Aushänge und Absprachen.

8.2 Sie können jederzeit aufhören und Ihr Konto löschen.

8.3 Ändern sich die Regeln? Das steht hier [[vier Wochen]] vorher. Es gilt deutsches Recht.

Stand: [[Datum]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Impressum", IMPRINT),
    "privacy": ("Datenschutz", PRIVACY),
    "accessibility": ("Barrierefreiheit", ACCESSIBILITY),
    "terms": ("Regeln des Bretts", TERMS),
}
