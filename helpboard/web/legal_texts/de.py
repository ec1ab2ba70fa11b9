# Longer than 300 lines because it holds four whole texts.
"""Imprint, privacy, accessibility and terms in German."""

from collections.abc import Mapping
from typing import Final

IMPRINT = """
**Dieser Text ist eine Vorlage.** Wer dieses Brett betreibt, ersetzt alles in doppelten eckigen
Klammern durch die eigenen Angaben.

## Angaben nach § 5 DDG

[[Name der Stadt, des Vereins oder der Stelle, mit Rechtsform]]

[[Straße und Hausnummer]]

[[Postleitzahl und Ort]]

Vertreten durch: [[Name und Amt der vertretungsberechtigten Person]]

## Kontakt

Telefon: [[Telefonnummer]]

E-Mail: [[E-Mail-Adresse]]

## Register und Aufsicht

Registereintrag: [[Registergericht und Nummer, sonst streichen]]

Umsatzsteuer-Identifikationsnummer: [[Nummer, sonst streichen]]

Zuständige Aufsichtsbehörde: [[Name der Behörde, sonst streichen]]

## Verantwortlich für redaktionelle Inhalte nach § 18 Absatz 2 MStV

[[Vorname und Name]], [[Anschrift]]

## Zentrale Kontaktstelle nach Artikel 11 und 12 des Digital Services Act

Behörden, Nutzerinnen und Nutzer erreichen uns unter [[E-Mail-Adresse]], auf Deutsch und auf
Englisch.

## Inhalte anderer

Aushänge schreiben die Menschen und Organisationen, die darunter stehen. Wenn ein Aushang falsch
oder rechtswidrig ist, schreiben Sie uns bitte: Wir prüfen jede Meldung und antworten darauf.

## Streitbeilegung

Wir nehmen nicht an Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle teil und
sind dazu nicht verpflichtet. [[Bitte prüfen und anpassen.]]
"""

PRIVACY = """
**Dieser Text ist eine Vorlage.** Er beschreibt, was dieses Programm tut. Wer das Brett betreibt,
ersetzt alles in doppelten eckigen Klammern und ergänzt, was am eigenen Ort hinzukommt.

## Kurz gesagt

- Sie können alles lesen, ohne sich anzumelden und ohne dass wir etwas auf Ihrem Gerät speichern.
- Es gibt keine Werbung, keine Zählung einzelner Menschen und keine Inhalte von anderen
  Anbietern.
- Ihr Browser spricht nur mit diesem Brett, mit niemandem sonst.

## Wer verantwortlich ist

[[Name und Anschrift wie im Impressum]]

Datenschutzbeauftragte Person: [[Name, E-Mail-Adresse]]

## Wenn Sie lesen

Ihr Browser schickt uns Ihre Internetadresse, die Adresse der Seite, die Zeit und den Namen des
Browsers. Ohne das können wir keine Seite ausliefern. In den Protokollen steht die
Internetadresse nur gekürzt. Protokolle werden nach [[14]] Tagen gelöscht. Rechtsgrundlage:
Artikel 6 Absatz 1 Buchstabe e oder f DSGVO, [[bitte auswählen]]; unser Interesse ist ein
sicherer Betrieb.

## Cookies

Zum Lesen braucht dieses Brett kein Cookie. Deshalb fragen wir Sie auch nicht danach.

- **display**: nur wenn Sie Schriftgröße, Kontrast oder Hell und Dunkel wählen; merkt sich Ihre
  Wahl; enthält keine Kennung; ein Jahr
- **login**: nur wenn Sie sich anmelden; hält Sie angemeldet; bis zum Abmelden, sonst bis zum
  Ablauf
- **form**: nur auf Seiten mit Formularen; schützt das Formular vor Missbrauch; bis Sie den
  Browser schließen

Über die Taste „Löschen, was dieses Gerät sich merkt“ löschen Sie alle drei sofort. Diese
Cookies sind für das nötig, was Sie selbst verlangen (§ 25 Absatz 2 Nummer 2 TDDDG).

## Auf Ihrem Gerät

Ihr Browser kann öffentliche Seiten aufheben, die Sie gelesen haben. Bei persönlichen Seiten und
bei Seiten zu heiklen Themen verbieten wir ihm das.

## Wenn Sie ein Konto haben

Ein Konto ist ab 16 Jahren. Wir speichern einen Namen, den Sie frei wählen, Ihre E-Mail-Adresse,
Ihre Sprache, und Ihr Passwort in einer Form, aus der wir es nicht lesen können. Für jede
Anmeldung merken wir uns Beginn, Ende, die letzte Nutzung und den Namen des Browsers. Mit dem
zweiten Schritt speichern wir das Geheimnis, das Ihre App kennt. Ihre Adresse zeigen wir
niemandem. Rechtsgrundlage: Artikel 6 Absatz 1 Buchstabe b DSGVO.

## Wenn Sie ohne Konto um etwas bitten

Sie brauchen weder Namen noch E-Mail-Adresse. Wir speichern Ihre Bitte und, in einer Form, aus der
wir sie nicht lesen können, die Wörter auf Ihrer Karte. Wenn Sie angerufen werden möchten,
speichern wir Ihre Nummer; nur die Koordination sieht sie. Trägt jemand Ihre Bitte für Sie ein,
merken wir uns, wer das war.

## Aushänge und Bilder

Ein Aushang ist öffentlich, solange er am Brett hängt. Telefonnummern und Adressen von
Privatleuten im Text lehnen wir ab. Aus Bildern entfernen wir alles, was das Telefon
hineingeschrieben hat, auch den Ort der Aufnahme. Wenn die Koordination über einen Aushang
entscheidet, speichern wir Entscheidung, Grund und Zeit.

## Gespräche

Sie schreiben einander über das Brett. Niemand sieht die Adresse oder die Nummer des anderen. Was
Sie schreiben, lesen nur die Beteiligten; bei einer Organisation oder Gruppe sind das alle, die
für sie sprechen. Bei heiklen Themen liest die Koordination manche Antworten, bevor sie ankommen.
Wenn Sie ein Gespräch melden, liest sie das Gemeldete.

## Briefe und Benachrichtigungen

Wir schreiben Ihnen, wenn jemand antwortet, wenn ein Aushang zu Ende geht und wenn es um Ihr Konto
geht. Eine Benachrichtigung merkt sich, wonach Sie suchen und was wir Ihnen schon gezeigt haben;
Sie beenden sie in jedem Brief mit einem Klick. Wir zählen nicht, wer Briefe öffnet. Ihre geheime
Kalenderadresse gilt, bis Sie sie löschen.

## Wenn Sie mit Kindern arbeiten oder für heikle Themen freigegeben sind

Die Koordination hält fest: gesehen am, ausgestellt am, in Ordnung oder nicht, gesehen von. Das
Führungszeugnis selbst speichern wir nie. Rechtsgrundlage: [[Artikel 6 Absatz 1 Buchstabe e DSGVO
mit § 72a SGB VIII, bitte prüfen]].

## Wenn Sie helfen möchten

In Ihrem Profil sagen Sie nur, was Sie sagen möchten: was Sie gern tun, wann Sie Zeit haben,
welche Sprachen Sie sprechen, Ihren Stadtteil; wenn Sie wollen auch, ob Sie volljährig oder eine
Frau sind, einen Führerschein haben oder keine Stufen steigen können. Erst wenn Sie Ja sagen,
vergleichen wir es mit dem, was gesucht wird. Herkunft, Religion, Name und Foto zählen dabei nie,
und ein Mensch entscheidet, ob wir Ihnen etwas vorschlagen. Ihr Profil sehen nur Sie und die
Koordination. Die andere Seite erfährt Ihren Namen oder Ihre Nummer erst nach Ihrem Ja und nur,
soweit Sie es wollen. Sie können Ihr Ja jederzeit zurücknehmen; dann endet es sofort.
Rechtsgrundlage: Artikel 6 Absatz 1 Buchstabe a DSGVO. Ist jemand ohne Konto dabei, hält die
Koordination fest, wann und wie sie oder er zugestimmt hat.

## Gruppen und Termine

In einer Gruppe sieht die Leitung, wer mitmacht, wer warten muss und wer zu welchem Treffen kommt.
Von Gästen zählen wir nur, wie viele da waren. Bei Terminen mit Dolmetscherinnen oder Begleitern
speichern wir Zeit, Ort und Sprachen, nie den Namen der Person, um die es geht.

## Was öffentlich ist

Aushänge und die Profile von Organisationen und Gruppen sind für alle lesbar. E-Mail-Adressen und
Telefonnummern von Privatleuten zeigen wir nicht. Die Adressen von Unterkünften zeigen wir nie.

## Wie lange wir etwas behalten

- **Aushänge**: öffentlich 28 Tage, wenn niemand sie verlängert; danach sehen nur noch Sie sie
- **Gespräche**: 6 Monate nach der letzten Nachricht
- **Karten mit Wörtern**, ihre Bitten und Nachrichten: 90 Tage, nachdem sie zuletzt benutzt wurden
- **Konten**: bis Sie sie löschen, sonst 24 Monate nach der letzten Anmeldung; 30 Tage vorher
  schreiben wir Ihnen
- **Konten, deren Adresse nie bestätigt wurde**: 7 Tage
- **Anmeldungen**: bis zum Abmelden, höchstens 30 Tage
- **Briefe im Postausgang**: 30 Tage
- **Links aus Briefen**: 7 Tage, nachdem sie nicht mehr gelten
- **Nummern abgesandter Formulare**, gegen doppeltes Absenden: 2 Tage
- **Bilder**: so lange wie ihr Aushang; Dateien, die zu nichts mehr gehören, einen Tag
- **Vorschläge und Termine**: 12 Monate nach ihrem Ende; Adresse und Stichwort eines Termins nur
  einen Tag danach
- **Nachrichten der Leitung, Anwesenheit bei Treffen, Antworten zu einer Zusammenlegung, Pläne**: 12
  Monate
- **Bitten um Aufnahme in eine Gruppe**: 6 Monate nach der Antwort
- **Notizen der Koordination über Gespräche mit Ihnen**: 24 Monate
- **Vermerke zum Führungszeugnis**: 3 Monate nach dem Ende der Arbeit mit Kindern
- **Protokolle des Servers**: [[14]] Tage
- **Sicherungskopien**: [[30]] Tage; wer sich gelöscht hat, kommt aus ihnen nicht zurück

## Wer die Daten bekommt

Die Koordination der Stadt oder des Vereins sieht, was sie zum Prüfen braucht. Der Server steht
bei [[Name und Ort des Rechenzentrums]], mit einem Vertrag nach Artikel 28 DSGVO. Sonst geben wir
nichts weiter, auch nicht in andere Länder.

## Ihre Rechte

Das meiste geht sofort und ohne zu fragen: Auf „Meine Seite“ unter „Meine Daten“ laden Sie alles
herunter, was wir über Sie haben, und löschen Ihr Konto. Mit einem Code können Sie Ihre Karte und
alles, was dazugehört, beenden. Was andere Ihnen geschrieben haben, bleibt deren Text.

Sie können Auskunft verlangen, Berichtigung, Löschung, Einschränkung und Ihre Daten zum
Mitnehmen, und Sie können der Verarbeitung widersprechen. Schreiben Sie an [[E-Mail-Adresse]].
Sie können sich auch bei der Aufsicht beschweren: Landesbeauftragter für den Datenschutz und die
Informationsfreiheit Baden-Württemberg, Stuttgart. [[In anderen Ländern: die dortige Aufsicht.]]
"""

ACCESSIBILITY = """
**Dieser Text ist eine Vorlage.** Wer das Brett betreibt, prüft ihn am eigenen Ort, ersetzt alles
in doppelten eckigen Klammern und nennt das Datum der Prüfung.

## Erklärung zur Barrierefreiheit

Diese Erklärung gilt für [[SITE]] unter [[URL]]. Grundlage sind das
Behindertengleichstellungsgesetz des Landes, die BITV 2.0 und die EN 301 549. Ziel ist die Stufe
AA der WCAG 2.2.

## Wie barrierefrei dieses Brett ist

Stand der Vereinbarkeit: [[vollständig, teilweise oder nicht vereinbar]], festgestellt am
[[Datum]] durch [[Selbstbewertung oder Prüfstelle]].

So ist das Brett gebaut:

- Alles geht mit der Tastatur, und man sieht immer, wo man ist.
- Alles geht ohne JavaScript.
- Schrift, Kontrast und Helligkeit lassen sich oben auf jeder Seite einstellen.
- Jede Seite hat eine Sprache und eine Schreibrichtung, auch Texte in einer anderen Sprache
  darin.
- Farbe ist nie das einzige Zeichen. Die Seiten passen auf kleine Bildschirme.

## Was noch nicht barrierefrei ist

- Sätze, die Menschen selbst geschrieben haben, stehen in deren Sprache und sind nicht immer
  einfach zu lesen. Die Angaben daneben sind in jeder Sprache genau.
- Inhalte in Leichter Sprache und in Gebärdensprache: [[vorhanden unter, oder bis wann geplant]].
- Texte der Bedienung, die noch niemand mit dieser Muttersprache geprüft hat, sind im Sprachmenü
  mit einem Stern gekennzeichnet.
- [[Weitere Hindernisse, die bei der Prüfung gefunden wurden]]

## Hindernisse melden

Haben Sie etwas gefunden, das Sie nicht lesen oder nicht bedienen können? Schreiben oder rufen
Sie uns an: [[Name, E-Mail-Adresse, Telefonnummer]]. Wir antworten innerhalb von [[zwei Wochen]].

## Wenn unsere Antwort nicht hilft

Sie können sich an die Schlichtungsstelle wenden. Das Verfahren kostet nichts. In
Baden-Württemberg: Schlichtungsstelle bei der Beauftragten der Landesregierung für die Belange
von Menschen mit Behinderungen, Stuttgart. [[Bitte Anschrift ergänzen oder anpassen.]]
"""

TERMS = """
**Dieser Text ist eine Vorlage.** Wer das Brett betreibt, prüft ihn und ersetzt alles in
doppelten eckigen Klammern.

Die Nummern sind wichtig: Wenn ein Aushang nicht erscheint, nennen wir die Nummer der Regel.

## 1 Wofür dieses Brett da ist

1.1 Auf [[SITE]] finden Menschen, die geflüchtet sind, Freiwillige und Organisationen einander.

1.2 Lesen, Anbieten und Suchen kosten nichts.

1.3 Das Brett ersetzt keine Beratung und keinen Notruf. In Not: 112 oder 110.

## 2 Wer mitmachen kann

2.1 Wer ein Konto anlegt, ist mindestens 16 Jahre alt.

2.2 Für eine Organisation spricht nur, wen sie damit beauftragt hat.

2.3 Zugangsdaten werden nicht weitergegeben.

## 3 Was auf einen Aushang gehört

3.1 Aushänge sind wahr, aktuell und betreffen die Hilfe für Geflüchtete.

3.2 Sachen und Hilfe werden verschenkt oder verliehen, nicht verkauft. Bezahlte Arbeit bieten nur
Organisationen an.

3.3 Ein Aushang bleibt 28 Tage, wenn er nicht verlängert wird.

3.4 Wer nichts mehr braucht oder nichts mehr hat, nimmt den Aushang ab.

3.5 Für dasselbe hängt nur ein Aushang.

3.6 Man versteht, worum es geht, wo und wann.

## 4 Was nicht erlaubt ist

4.1 Beleidigung, Hetze, Drohung, Diskriminierung und Belästigung.

4.2 Telefonnummern, E-Mail-Adressen, Anschriften und Namen von Privatleuten im freien Text.

4.3 Angaben, die zeigen, wer in welcher Unterkunft lebt.

4.4 Werbung, Verkauf, Kettenbriefe, Missionierung und Wahlwerbung.

4.5 Verbotene oder gefährliche Dinge, und alles, was gegen Gesetze verstößt.

4.6 Angebote, die etwas im Gegenzug verlangen.

4.7 Betrug und Täuschung, auch darüber, wer man ist.

4.8 Angebote, die jemanden in Gefahr bringen oder von jemandem abhängig machen.

## 5 Besonderer Schutz

5.1 Wohnraum, Arbeit, Fahrten und alles mit Kindern prüft immer erst ein Mensch.

5.2 Wer mit Kindern arbeitet, legt ein erweitertes Führungszeugnis vor.

5.3 Ein privates Angebot für ein Zimmer erscheint erst nach einem Gespräch.

## 6 Wie wir prüfen und entscheiden

6.1 Die Koordination prüft Aushänge. Ein Programm darf auf etwas hinweisen; entscheiden darf es
nicht.

6.2 Lehnen wir einen Aushang ab oder nehmen wir ihn ab, nennen wir den Grund und die Regel.

6.3 Gegen jede Entscheidung können Sie innerhalb von sechs Monaten kostenlos Einspruch erheben, mit
dem Link in unserem Brief oder an [[E-Mail-Adresse]]. Wenn möglich, entscheidet darüber eine andere
Person.

6.4 Sie können auch eine außergerichtliche Streitbeilegungsstelle oder ein Gericht anrufen.

6.5 Wer wiederholt gegen die Regeln verstößt, kann gesperrt werden; vorher warnen wir.

## 7 Etwas melden

7.1 Jeder kann ohne Anmeldung melden, was falsch oder verboten ist: [[E-Mail-Adresse]].

7.2 Wir bestätigen die Meldung und sagen, was wir entschieden haben.

## 8 Haftung und Ende

8.1 Für ihre Aushänge und Absprachen sind die Beteiligten selbst verantwortlich.

8.2 Sie können jederzeit aufhören und Ihr Konto selbst löschen.

8.3 Ändern sich die Regeln, steht das hier [[vier Wochen]] vorher. Es gilt deutsches Recht.

Stand: [[Datum]]
"""

TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "imprint": ("Impressum", IMPRINT),
    "privacy": ("Datenschutz", PRIVACY),
    "accessibility": ("Barrierefreiheit", ACCESSIBILITY),
    "terms": ("Regeln des Bretts", TERMS),
}
