# Longer than 300 lines because it is plain data: notices of leisure and family.
"""Published notices of the branches leisure and family."""

from helpboard.cli.demo.content.shapes import Post

POSTS = (
    Post(
        "request",
        "sport",
        "egl",
        "n",
        "activity=football ages=adults when=we18-21",
        "Ich möchte gern in einem Sportverein mitmachen. Früher war ich Torwart in der "
        "zweiten Liga von Homs, heute reicht mir die Kreisliga.",
    ),
    Post(
        "offer",
        "sport",
        "egl",
        "o:tsv-lindenfeld",
        "activity=volleyball place=sports-hall ages=adults cost=0 when=th20-21:45 "
        "languages=de,en,uk conditions=beginners,drop-in",
        "Unsere gemischte Gruppe hat noch Platz. Wer den Ball nicht trifft, ist in guter "
        "Gesellschaft. Hallenschuhe leihen wir aus.",
    ),
    Post(
        "offer",
        "sport",
        "nec",
        "o:ruderclub-neckarfurt",
        "activity=swimming place=swimming-pool ages=adults when=th19:30-20:30 "
        "conditions=beginners,registration",
        "Schwimmen lernen mit zwölf Metern Mut am Anfang und zweihundert am Ende. Die Gruppe "
        "hat sechs Plätze und eine sehr geduldige Trainerin.",
    ),
    Post(
        "offer",
        "sport",
        "gru",
        "o:sportfreunde-sonnenberg",
        "activity=gymnastics place=sports-hall ages=adults when=tu18-19 "
        "conditions=women-only,beginners",
    ),
    Post(
        "request",
        "sport",
        "nord",
        "n",
        "activity=cricket ages=teenagers,adults when=su14-18",
        "We are nine players from four countries and we have two bats. Who knows a meadow "
        "where we may play on Sundays?",
        "en",
    ),
    Post(
        "request",
        "sport",
        "oss",
        "n",
        "activity=running place=park ages=adults when=mo07-08,th07-08 conditions=women-only",
        "Я бігаю вранці парком і шукаю компанію, бо взимку темно. Темп спокійний, щоб можна "
        "було розмовляти.",
        "uk",
    ),
    Post(
        "offer",
        "sport",
        "pfl",
        "o:radteam-pflugfelden",
        "activity=cycling ages=adults when=sa10-12 cost=0 conditions=beginners,outdoors",
        "Radfahrschule für Erwachsene. Im letzten Kurs war die Älteste einundsiebzig, und "
        "sie ist jetzt kaum noch einzuholen.",
    ),
    Post(
        "request",
        "sport",
        "sued",
        "o:sportfreunde-sonnenberg",
        "activity=martial-arts ages=teenagers when=fr18-20 count=2 languages=de,ru",
        "Für das offene Boxtraining suchen wir zwei Leute, die mit aufpassen und mit "
        "schwitzen. Erfahrung im Ring ist nicht nötig.",
    ),
    Post(
        "offer",
        "sport",
        "mitte",
        "v",
        "activity=yoga place=community-centre ages=adults,older-people when=mo09-10 cost=0",
    ),
    Post("offer", "sport", "ost", "v", "activity=table-tennis ages=teenagers when=we17-19"),
    Post(
        "offer",
        "music",
        "mitte",
        "o:abendschule-kulturspeicher",
        "activity=choir place=community-centre ages=adults when=we19-20:30 cost=0 "
        "conditions=drop-in",
        "Unser Chor singt auf Ukrainisch, Tigrinya, Schwäbisch und manchmal einfach la la "
        "la. Bald treten wir im Speicherhof auf.",
    ),
    Post(
        "request",
        "music",
        "west",
        "n",
        "activity=instrument-lessons ages=adults when=flexible",
        "أعزف على العود منذ طفولتي وأبحث عن موسيقيين لنعزف معاً، لا يهم أي آلة ولا أي لغة.",
        "ar",
    ),
    Post(
        "offer",
        "music",
        "west",
        "o:jugendhaus-orbit",
        "activity=band place=community-centre ages=teenagers when=fr16-20 cost=0",
        "Schlagzeug, Bass und Verstärker stehen bereit, es fehlen Finger. Wer rappen will, "
        "darf das in jeder Sprache tun.",
    ),
    Post(
        "request",
        "music",
        "egl",
        "g:cafe-lindenhain",
        "activity=listening-to-music place=cafe when=+12@17:00-19:00",
        "Für unser nächstes Fest suchen wir jemanden mit Akkordeon, Saz oder einfach guter "
        "Stimme. Gage: so viel Kuchen, wie Sie tragen können.",
    ),
    Post(
        "offer",
        "music",
        "sch",
        "v",
        "activity=instrument-lessons ages=children when=tu15-17 cost=0 languages=de,fa",
        "Pensionierter Musiklehrer gibt Klavierunterricht im Willkommensraum. Das Klavier "
        "ist leicht verstimmt, der Lehrer nie.",
    ),
    Post(
        "offer",
        "cooking",
        "sued",
        "o:initiative-warmer-tisch",
        "activity=cooking-together place=kitchen ages=adults when=sa15-20 cost=0 "
        "languages=de,ar,ti,fa",
        "Am Samstag gibt es Injera, Linsen und Apfelkuchen. Wir beginnen mit Zwiebeln, darum "
        "beginnen wir mit Tränen, danach wird es lustig.",
    ),
    Post(
        "request",
        "cooking",
        "nec",
        "o:sozialwerk-neckartal",
        "activity=shared-meal place=kitchen when=th09-14 count=3",
        "Die Nachbarschaftsküche sucht drei Paar Hände zum Schnippeln. Wer mag, bringt ein "
        "Rezept mit, und dann kochen es alle.",
    ),
    Post(
        "offer",
        "cooking",
        "mitte",
        "o:backhaus-kornblume",
        "activity=baking place=kitchen ages=adults,teenagers when=+16@15:00-18:00",
        "Einmal im Monat backen wir nach Ladenschluss zusammen: diesmal Fladenbrot, "
        "Laugenweckle und Pampuschky.",
    ),
    Post("request", "cooking", "egl", "n", "activity=canning place=kitchen when=flexible"),
    Post(
        "offer",
        "garden",
        "pop",
        "o:tafelgarten",
        "activity=planting place=garden ages=children,adults when=sa14-18 "
        "conditions=outdoors,children-welcome",
        "Wir stecken Knoblauch und Zwiebeln für das nächste Jahr. Stiefel stehen im "
        "Schuppen, Suppe auf dem Ofen.",
    ),
    Post(
        "request",
        "garden",
        "hoh",
        "n",
        "activity=allotment place=garden when=flexible",
        "В Украине у нас был огород, и руки скучают по земле. Возьмём маленький участок или "
        "будем помогать на вашем.",
        "ru",
    ),
    Post("request", "garden", "oss", "v", "activity=garden-care place=garden when=sa10-13"),
    Post(
        "offer",
        "excursion",
        "town",
        "v",
        "activity=town-walk place=in-town ages=adults when=su14-16 languages=de,en,fr cost=0",
        "Sonntags zeige ich meine Lieblingsorte: wo es den besten Blick gibt, wo man im "
        "Regen sitzt und welche Bank zur Mittagszeit Sonne hat.",
    ),
    Post(
        "offer",
        "excursion",
        "gru",
        "o:jugendtreff-haldenstieg",
        "activity=zoo-visit ages=children,teenagers when=+18@09:00-17:00 cost=0 count=20 "
        "conditions=registration",
        "Unser Ausflug in den Tierpark kostet nichts, Fahrt und Vesper sind dabei. Bitte bis "
        "zum Freitag davor eintragen.",
    ),
    Post(
        "request",
        "excursion",
        "mitte",
        "g:cafe-speicherhof",
        "activity=hike place=in-nature ages=adults when=+20@10:00-16:00 count=2",
        "Wir möchten durch die Weinberge wandern und suchen zwei Leute mit Ortskenntnis und "
        "einem Plan für die Toiletten.",
    ),
    Post(
        "offer",
        "excursion",
        "hoh",
        "v",
        "activity=bicycle-tour place=in-nature ages=adults when=sa13-17",
    ),
    Post(
        "offer",
        "sewing",
        "oss",
        "o:gemeinde-am-weinsteig",
        "activity=sewing-together place=church-hall ages=adults when=tu14:30-17 cost=0 "
        "conditions=beginners,drop-in",
        "Acht Maschinen, zwei Schneiderinnen, ein Regal voll Stoff. Diesen Monat entstehen "
        "Vorhänge für die ersten eigenen Wohnungen.",
    ),
    Post(
        "request",
        "sewing",
        "ost",
        "g:frauenkreis-granatapfel",
        "activity=embroidery ages=adults when=th15-17:30 count=1 conditions=women-only",
        "Wir möchten Stickmuster aus unseren Ländern sammeln. Wer kennt schwäbische und "
        "zeigt sie uns?",
    ),
    Post(
        "offer",
        "sewing",
        "west",
        "v",
        "activity=knitting place=cafe ages=adults,older-people when=mo15-17",
    ),
    Post(
        "request",
        "meeting-people",
        "egl",
        "g:cafe-lindenhain",
        "activity=conversation-cafe place=cafe when=we17-20 count=4 languages=de,ar,uk",
        "Gastgeber fürs Begegnungscafé gesucht, mittwochs siebzehn bis zwanzig Uhr. Sie "
        "begrüßen, setzen Leute nebeneinander und verschwinden dann in ein Gespräch.",
    ),
    Post(
        "request",
        "meeting-people",
        "mitte",
        "g:cafe-speicherhof",
        "activity=conversation-cafe place=cafe when=we17-20,fr17-20 count=2",
        "Gastgeber fürs Begegnungscafé, Mi und Fr 17–20 Uhr. Kaffee kochen kann man lernen, "
        "zuhören auch.",
    ),
    Post(
        "offer",
        "meeting-people",
        "ost",
        "o:moscheeverein-oststern",
        "activity=conversation-cafe ages=adults when=fr14:30-16:30 languages=de,tr,ar "
        "conditions=drop-in",
        "Nach dem Freitagsgebet steht der Samowar für alle bereit. Nachbarn, die schon immer "
        "wissen wollten, wie es drinnen aussieht, sind eingeladen.",
    ),
    Post(
        "request",
        "meeting-people",
        "nord",
        "n",
        "activity=chess place=cafe ages=adults when=sa14-18",
        "من شطرنج بازی می‌کنم و دنبال حریف می‌گردم. اگر باختم، چای مهمان من هستید.",
        "fa",
    ),
    Post(
        "offer",
        "meeting-people",
        "sued",
        "v",
        "activity=games-evening place=community-centre ages=adults when=th19-22 languages=de,en",
        "Spieleabend in unserer Hausgemeinschaft: Backgammon, Uno und ein Spiel, dessen "
        "Regeln niemand mehr kennt.",
    ),
    Post(
        "request",
        "meeting-people",
        "gru",
        "n",
        "activity=walk-and-talk place=park ages=older-people when=mo10-12",
        "Ich bin siebenundsechzig und neu hier. Gern würde ich mit jemandem in meinem Alter "
        "spazieren gehen und langsam Deutsch reden.",
    ),
    Post(
        "offer",
        "meeting-people",
        "mitte",
        "o:stadtbibliothek",
        "activity=reading-circle place=library ages=adults when=tu17-18:30 cost=0",
    ),
    Post(
        "offer",
        "meeting-people",
        "west",
        "o:jugendhaus-orbit",
        "activity=film-evening ages=teenagers when=+9@19:00-22:00 cost=0",
    ),
    Post(
        "request",
        "childcare",
        "ost",
        "g:frauenkreis-granatapfel",
        "child_ages=under-3,3-to-5 children=8 how_often=weekly when=th15-17:30 count=2 "
        "conditions=clearance-needed,women-only",
        "Während unsere Mütter lernen, spielen nebenan acht Kinder. Dafür suchen wir zwei "
        "Frauen mit Ruhe und guten Knien.",
    ),
    Post(
        "request",
        "childcare",
        "mitte",
        "o:lernwerk-neckar",
        "child_ages=under-3 children=6 how_often=daily when=mo08-13,tu08-13,we08-13 count=1 "
        "conditions=clearance-needed",
    ),
    Post(
        "offer",
        "childcare",
        "sch",
        "v",
        "child_ages=3-to-5 children=2 how_often=every-two-weeks when=sa09-13 "
        "conditions=clearance-needed",
        "Wir haben selbst drei Kinder, da fallen zwei mehr kaum auf. Samstags können Eltern "
        "bei uns in Ruhe durchatmen.",
    ),
    Post(
        "request",
        "mentoring",
        "hoh",
        "o:jugendhilfe-kastanienhof",
        "child_ages=14-to-17 children=1 how_often=weekly when=flexible "
        "conditions=clearance-needed,min-age-18",
        "Ein Sechzehnjähriger, der Gedichte schreibt und Mathe mag, wünscht sich jemanden "
        "zum Reden, der kein Betreuer ist.",
    ),
    Post(
        "offer",
        "mentoring",
        "west",
        "o:hilfsbund-neue-nachbarn",
        "child_ages=6-to-9,10-to-13 how_often=every-two-weeks when=sa10-16 languages=de,en,fa",
        "Familienpatenschaft frei: Wir sind zu viert, haben einen Hund und kennen jeden "
        "Spielplatz zwischen hier und Hoheneck.",
    ),
    Post(
        "request",
        "mentoring",
        "egl",
        "o:grundschule-birkengrund",
        "child_ages=6-to-9 children=4 how_often=weekly when=tu12-14 conditions=clearance-needed",
    ),
    Post(
        "offer",
        "women",
        "ost",
        "o:verein-hamdeli",
        "how_often=weekly when=we16-18 languages=fa,ps,de conditions=women-only,children-welcome",
        "هر چهارشنبه زنان دور هم جمع می‌شویم: درس، خیاطی، گپ و چای. کودکان در اتاق کناری "
        "بازی می‌کنند.",
        "fa",
    ),
    Post(
        "request",
        "women",
        "mitte",
        "o:frauenberatung-mohnblume",
        "how_often=now-and-then when=flexible count=3 conditions=women-only languages=ti,ar,fa",
        "Wir suchen Frauen, die andere Frauen zu wichtigen Terminen begleiten. Ein "
        "Wochenende Schulung und eine feste Ansprechpartnerin gehören dazu.",
    ),
    Post(
        "offer",
        "seniors",
        "nec",
        "o:sozialwerk-neckartal",
        "how_often=weekly when=tu14-17 languages=de,ru",
        "Kaffeenachmittag für alle ab fünfundsechzig. Gesprochen wird Deutsch, Russisch und "
        "mit den Händen.",
    ),
    Post(
        "request",
        "seniors",
        "gru",
        "g:cafe-haldenstieg",
        "how_often=monthly when=sa14-17 count=2",
        "Zwei Nachbarinnen kommen die Treppe nicht mehr allein herunter. Wer holt sie einmal "
        "im Monat zum Café ab?",
    ),
    Post("offer", "seniors", "pop", "v", "how_often=weekly when=fr10-12"),
    Post(
        "offer",
        "playgroup",
        "nord",
        "o:kita-sperlingsnest",
        "child_ages=under-3 how_often=weekly when=mo08-09:30 languages=de,tr,ar "
        "conditions=drop-in,children-welcome",
        "Krabbelgruppe in der Halle, während nebenan das Elterncafé dampft. Man darf einfach "
        "dazukommen.",
    ),
    Post(
        "request",
        "playgroup",
        "gru",
        "g:cafe-haldenstieg",
        "child_ages=3-to-5,6-to-9 children=12 how_often=every-two-weeks when=sa14-17 count=2 "
        "conditions=clearance-needed",
    ),
)
