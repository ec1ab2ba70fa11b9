# Longer than 300 lines because it is plain data: notices of projects, work and housing.
"""Published notices of the branches projects, work and housing."""

from helpboard.cli.demo.content.shapes import Post

POSTS = (
    Post(
        "request",
        "festival",
        "mitte",
        "o:stadt-koordination",
        "role=organise,host when=+25@11:00-18:00 count=12",
        "Für das Fest der Nachbarschaften suchen wir zwölf Menschen, die Bänke stellen, "
        "Kinder schminken oder am Abend den letzten Müllsack tragen.",
    ),
    Post(
        "request",
        "festival",
        "sued",
        "g:freundeskreis-roemerhuegel",
        "role=music,cook when=+19@15:00-20:00 count=6",
        "Bevor die Unterkunft schließt, feiern wir Abschied: mit allen, die dort gewohnt, "
        "geholfen und Wäsche aufgehängt haben. Wer bringt Musik, wer einen Grill?",
    ),
    Post(
        "offer",
        "festival",
        "ost",
        "o:buergerstiftung-speicherhof",
        "role=organise when=flexible",
        "Für Feste, die ein Viertel zusammenbringen, geben wir bis zu achthundert Euro. Eine "
        "Seite Antrag reicht, über die Torte reden wir beim Besuch.",
    ),
    Post("offer", "festival", "egl", "v", "role=crafts when=flexible"),
    Post(
        "request",
        "welcome-garden",
        "hoh",
        "g:willkommensgarten",
        "role=build when=+21@10:00-14:00 count=5 conditions=outdoors,bring-tools",
        "Demnächst bauen wir vier Hochbeete. Holz ist bestellt, wir brauchen Menschen mit "
        "Akkuschrauber oder mit Kuchen.",
    ),
    Post(
        "offer",
        "welcome-garden",
        "pop",
        "o:tafelgarten",
        "role=build,organise when=sa14-18 languages=de,ar,fa,uk",
        "Sechs Parzellen werden bald frei. Wer eine möchte, hilft vorher einmal beim Zaun.",
    ),
    Post(
        "request",
        "theatre",
        "west",
        "o:jugendhaus-orbit",
        "role=crafts,music when=we16-19 count=4",
        'Unser Stück heißt "Der letzte Bus" und spielt an einer Haltestelle. Gesucht werden '
        "Leute für Bühne, Kostüm und einen Hund, der warten kann.",
    ),
    Post(
        "offer",
        "theatre",
        "mitte",
        "v",
        "role=organise when=fr18-21 languages=de,en",
        "Theaterpädagogin bietet eine Gruppe ohne Text: Wir spielen mit Händen, Gesichtern "
        "und einem Koffer.",
    ),
    Post(
        "offer",
        "bike-workshop",
        "ost",
        "g:fahrradwerkstatt",
        "role=build when=tu18:30-20:30,th18:30-20:30 conditions=drop-in,free,min-age-16 "
        "languages=de,ar,ti",
        "Offene Fahrradwerkstatt, Di und Do 18.30. Mitgebracht werden kann alles, was zwei "
        "Räder hat oder einmal hatte.",
    ),
    Post(
        "request",
        "bike-workshop",
        "ost",
        "g:fahrradwerkstatt",
        "role=build when=th18:30-20:30 count=3",
        "Wir suchen drei Leute, die schon einmal eine Nabe von innen gesehen haben. Alle "
        "anderen lernen es dann von ihnen.",
    ),
    Post(
        "offer",
        "bike-workshop",
        "pfl",
        "o:radteam-pflugfelden",
        "role=build when=tu18:30-20:30 conditions=bring-tools",
    ),
    Post(
        "request",
        "bike-workshop",
        "sued",
        "o:reparaturtreff-sued",
        "role=build,host when=sa13-17 count=2",
    ),
    Post(
        "offer",
        "internship",
        "pfl",
        "o:schreinerei-holzfreund",
        "hours=35 pay=unpaid-internship german_level=A2 permit=no start=+20 duration=some-weeks",
        "Zwei Wochen Praktikum in unserer Werkstatt, mit eigenem Werkstück am Ende. "
        "Arbeitsschuhe stellen wir, Frühaufstehen nicht.",
    ),
    Post(
        "offer",
        "internship",
        "oss",
        "o:pflegedienst-morgenlicht",
        "hours=30 pay=unpaid-internship german_level=B1 start=+14 duration=some-weeks",
        "Einen Tag mitfahren oder drei Wochen bleiben: Wir zeigen, wie Pflege bei Menschen "
        "zu Hause wirklich ist.",
    ),
    Post(
        "request",
        "internship",
        "mitte",
        "o:berufsschule-am-speicher",
        "pay=unpaid-internship german_level=A2 duration=some-weeks count=20",
        "Zwanzig Schülerinnen und Schüler suchen im nächsten Halbjahr einen Praktikumsplatz, "
        "am liebsten "
        "Metall, Küche, Pflege oder Kfz. Wir besuchen jeden Betrieb vorher.",
    ),
    Post(
        "request",
        "internship",
        "nord",
        "n",
        "hours=20 pay=unpaid-internship german_level=B1 start=+30 duration=some-months",
        "Ich habe in Kabul als Apothekerin gearbeitet und möchte eine deutsche Apotheke von "
        "innen kennenlernen.",
    ),
    Post(
        "offer",
        "internship",
        "mitte",
        "o:backhaus-kornblume",
        "hours=25 pay=unpaid-internship german_level=A1 duration=some-days",
    ),
    Post(
        "offer",
        "apprenticeship",
        "pfl",
        "o:schreinerei-holzfreund",
        "pay=paid german_level=B1 permit=yes start=+280 duration=several-years count=1",
        "Ausbildungsplatz zum Schreiner im nächsten Lehrjahr. Zeugnisse sehen wir uns an, aber "
        "zuerst sehen wir uns an, wie jemand ein Brett anfasst.",
    ),
    Post(
        "offer",
        "apprenticeship",
        "oss",
        "o:pflegedienst-morgenlicht",
        "pay=paid german_level=B2 start=+280 duration=several-years count=4",
        "Vier Plätze für die Ausbildung zur Pflegefachkraft. Der Sprachkurs zählt als "
        "Arbeitszeit, ein Zimmer können wir vermitteln.",
    ),
    Post(
        "request",
        "apprenticeship",
        "hoh",
        "o:jugendhilfe-kastanienhof",
        "german_level=B1 start=+280 duration=several-years",
        "Ein Neunzehnjähriger aus unserer Wohngruppe möchte Anlagenmechaniker werden. Das "
        "Praktikum war sehr gut, der Betrieb leider zu klein.",
    ),
    Post(
        "offer",
        "apprenticeship",
        "west",
        "o:handwerkskammer",
        "pay=paid german_level=B1 start=+280 duration=several-years count=25",
    ),
    Post(
        "offer",
        "job",
        "mitte",
        "o:backhaus-kornblume",
        "hours=20 pay=paid german_level=A2 permit=yes start=+10 duration=permanent",
        "Wir suchen jemanden für die Frühschicht am Ofen. Beginn um vier, Feierabend um "
        "neun, Brot für zu Hause inbegriffen.",
    ),
    Post(
        "offer",
        "job",
        "oss",
        "o:pflegedienst-morgenlicht",
        "hours=38 pay=paid german_level=B1 permit=yes duration=permanent count=3",
    ),
    Post(
        "request",
        "job",
        "egl",
        "n",
        "hours=30 pay=paid german_level=A2 start=+7 duration=permanent",
        "Електрозварник шостого розряду, сімнадцять років досвіду. Читаю креслення, німецьку "
        "вивчаю, дозвіл на роботу маю.",
        "uk",
    ),
    Post(
        "request",
        "job",
        "mitte",
        "n",
        "hours=15 pay=paid german_level=B1 duration=some-months",
        "Neben dem Studienkolleg suche ich Arbeit am Wochenende. Ich habe Erfahrung im Hotel "
        "und lache auch um sechs Uhr früh.",
    ),
    Post(
        "offer",
        "work-opportunity",
        "sued",
        "o:hand-und-herd",
        "hours=20 pay=work-opportunity german_level=A1 duration=some-months count=12",
        "Zwölf Plätze in Lehrküche und Holzwerkstatt. Man bekommt Arbeitskleidung, ein "
        "Zeugnis und jeden Tag ein warmes Essen.",
    ),
    Post(
        "offer",
        "work-opportunity",
        "mitte",
        "o:stadt-koordination",
        "hours=15 pay=work-opportunity duration=some-months count=4",
    ),
    Post(
        "offer",
        "room",
        "oss",
        "v",
        "rooms=1 square_metres=16 rent=32000 persons=1 floor=1 lift=no",
        "Seit unser Sohn studiert, steht sein Zimmer leer, mit Blick auf den Kirschbaum. "
        "Küche und Bad teilen wir. Ein Jahr wäre schön, gern länger.",
    ),
    Post(
        "request",
        "room",
        "mitte",
        "n",
        "rooms=1 rent=40000 persons=1",
        "Ich beginne eine Ausbildung und wohne noch in der Unterkunft zu viert im Zimmer. "
        "Ich suche ein ruhiges Zimmer, in dem man lernen kann.",
    ),
    Post(
        "request",
        "room",
        "west",
        "n",
        "rooms=1 rent=38000 persons=1",
        "Je suis étudiant et apprenti boulanger, je me couche tôt et je ne fais pas de "
        "bruit. Je cherche une chambre près de la gare.",
        "fr",
    ),
    Post(
        "request",
        "flat",
        "town",
        "n",
        "rooms=3 square_metres=75 rent=98000 persons=4 certificate=yes",
        "Wir sind zwei Erwachsene und zwei Schulkinder und suchen unsere erste eigene "
        "Wohnung. Das Jobcenter hat die Miete bestätigt, eine Patin steht als Ansprechperson "
        "bereit.",
    ),
    Post(
        "request",
        "flat",
        "gru",
        "n",
        "rooms=2 rent=72000 persons=2 floor=0",
        "Моя мати користується візком, тому шукаємо двокімнатну квартиру без сходів або з ліфтом.",
        "uk",
    ),
    Post(
        "request",
        "flat",
        "egl",
        "g:arbeitskreis-wohnen",
        "rooms=4 square_metres=95 rent=120000 persons=6 certificate=yes",
        "Für eine sechsköpfige Familie, die seit zwei Jahren in zwei Zimmern lebt. Der Vater "
        "arbeitet, die Kinder sind in Eglosheim in der Schule.",
    ),
    Post(
        "offer",
        "flat",
        "pop",
        "o:stadt-wohnen",
        "rooms=2.5 square_metres=61 rent=69000 persons=3 floor=2 lift=no certificate=yes",
    ),
    Post("request", "flat", "nord", "n", "rooms=2 rent=65000 persons=3 certificate=yes"),
    Post(
        "request",
        "moving",
        "ost",
        "g:freundeskreis-roemerhuegel",
        "rooms=2 floor=3 lift=no when=+8@09:00-14:00 count=5",
        "Zwei Familien ziehen am selben Tag um. Wir brauchen fünf Leute mit Gurten, Geduld "
        "und guter Laune im Treppenhaus.",
    ),
    Post(
        "offer",
        "moving",
        "town",
        "g:arbeitskreis-wohnen",
        "when=sa09-15 count=6",
        "Unser Umzugstrupp hat samstags Zeit. Kartons und Decken bringen wir mit, einen Plan "
        "fürs Sofa meistens auch.",
    ),
    Post("request", "moving", "west", "n", "rooms=1 floor=4 lift=yes when=+15@16:00-19:00 count=2"),
    Post("offer", "moving", "nord", "o:islamische-gemeinde-muehlrain", "when=su10-16 count=8"),
    Post(
        "request",
        "renovating",
        "egl",
        "n",
        "rooms=3 square_metres=70 when=+9@09:00-17:00 count=3",
        "Die neue Wohnung ist schön, nur die Wände sind dunkelbraun. Farbe haben wir, Pinsel "
        "auch, uns fehlen drei Menschen mit langen Armen.",
    ),
    Post(
        "offer",
        "renovating",
        "pfl",
        "v",
        "rooms=2 when=sa09-16 conditions=bring-tools",
        "Malermeister im Ruhestand zeigt, wie man tapeziert, ohne sich zu streiten. Leiter "
        "und Tisch bringe ich mit.",
    ),
    Post(
        "request",
        "renovating",
        "mitte",
        "o:ukrainischer-verein-kalyna",
        "square_metres=40 when=+17@10:00-18:00 count=6",
    ),
)
