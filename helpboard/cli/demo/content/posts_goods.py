# Longer than 300 lines because it is plain data: the notices about things.
"""Published notices of the branch goods."""

from helpboard.cli.demo.content.shapes import Post

POSTS = (
    Post(
        "offer",
        "kitchen",
        "mitte",
        "v",
        "thing=fridge size=170 condition=good collection=must-be-fetched heavy=two-people",
        "Biete gut erhaltenen Kühlschrank mit Gefrierfach, er kühlt leise und zuverlässig. "
        "Zweiter Stock ohne Aufzug, bitte zu zweit kommen. Die Sackkarre leihe ich gern dazu.",
    ),
    Post(
        "offer",
        "kitchen",
        "egl",
        "v",
        "thing=washing-machine condition=used collection=must-be-fetched heavy=two-people,van",
        "Unsere Waschmaschine läuft seit acht Jahren ohne Störung, wir ziehen in ein Haus "
        "mit Gemeinschaftskeller. Schläuche und Anleitung sind dabei. Ich schließe sie gern "
        "an, wenn es in der Nähe ist.",
    ),
    Post(
        "offer",
        "kitchen",
        "oss",
        "v",
        "thing=household-start condition=good collection=can-be-brought",
        "Ein ganzer Umzugskarton für den Anfang: vier Teller, vier Tassen, zwei Töpfe, "
        "Pfanne, Besteck, Geschirrtücher. Alles gespült und heil.",
    ),
    Post(
        "request",
        "kitchen",
        "nord",
        "n",
        "thing=stove condition=used",
        "نبحث عن موقد كهربائي لبيتنا الجديد. نستطيع أن نأتي ونأخذه بأنفسنا في المساء. شكراً "
        "جزيلاً لكم.",
        "ar",
    ),
    Post(
        "request",
        "kitchen",
        "gru",
        "n",
        "thing=sewing-machine",
        "Ich bin gelernte Schneiderin und möchte wieder nähen. Eine alte Maschine mit "
        "Tretpedal reicht mir völlig, reparieren kann ich sie selbst.",
    ),
    Post(
        "offer",
        "kitchen",
        "west",
        "v",
        "thing=pots count=5 condition=good collection=can-be-brought",
    ),
    Post(
        "offer", "kitchen", "hoh", "v", "thing=microwave condition=good collection=must-be-fetched"
    ),
    Post("request", "kitchen", "pfl", "n", "thing=kettle count=2"),
    Post(
        "request",
        "kitchen",
        "mitte",
        "o:initiative-warmer-tisch",
        "thing=pans count=4 condition=used",
        "Für unsere Kochabende fehlen große Pfannen ab dreißig Zentimetern. Sie dürfen "
        "Geschichte haben, aber keinen wackelnden Griff.",
    ),
    Post(
        "offer",
        "furniture",
        "mitte",
        "v",
        "thing=table size=160 condition=good collection=must-be-fetched heavy=two-people",
        "Esstisch aus Buche, an dem drei Kinder groß geworden sind. Man sieht es ihm ein "
        "wenig an. Ausgezogen finden acht Leute Platz.",
    ),
    Post(
        "request",
        "furniture",
        "ost",
        "n",
        "thing=table size=120",
        "Esstisch gesucht! Wir sind zu fünft und essen zurzeit auf dem Teppich. Farbe und "
        "Form sind egal.",
    ),
    Post(
        "offer",
        "furniture",
        "sued",
        "v",
        "thing=sofa size=220 condition=used collection=must-be-fetched heavy=two-people,van",
        "Graues Ecksofa mit Schlaffunktion, Nichtraucherhaushalt, die Katze hat es "
        "verschont. Abholung ab Samstag möglich.",
    ),
    Post(
        "request",
        "furniture",
        "egl",
        "n",
        "thing=bed size=140 count=2 condition=used",
        "Ми переїжджаємо до власної квартири й шукаємо два ліжка для дітей-підлітків. "
        "Забрати можемо у вихідні, друг має причіп.",
        "uk",
    ),
    Post(
        "offer",
        "furniture",
        "nec",
        "v",
        "thing=bunk-bed size=200 condition=good collection=must-be-fetched",
        "Etagenbett aus Kiefer mit Leiter und beiden Lattenrosten. Die Schrauben sind "
        "sortiert und beschriftet, der Aufbau dauert eine gute Stunde.",
    ),
    Post(
        "request",
        "furniture",
        "nord",
        "n",
        "thing=wardrobe size=180",
        "Kleiderschrank für ein kleines Zimmer gesucht, höchstens 180 cm breit. Wir können "
        "abbauen und tragen.",
    ),
    Post(
        "offer",
        "furniture",
        "pop",
        "v",
        "thing=desk size=120 condition=good collection=can-be-brought",
        "Schreibtisch mit drei Schubladen, ideal für Schulkinder. Ich bringe ihn gern "
        "vorbei, der Stuhl ist dabei.",
    ),
    Post(
        "request",
        "furniture",
        "gru",
        "n",
        "thing=desk size=100",
        "برای پسرم که صنف نهم است یک میز کوچک برای درس خواندن می‌خواهیم. خودمان می‌آییم و می‌بریم.",
        "fa",
    ),
    Post(
        "offer",
        "furniture",
        "oss",
        "o:brueckenbogen",
        "thing=mattress size=200 count=12 condition=new collection=can-be-brought",
        "Ein Hotel hat uns zwölf neue Matratzen überlassen, noch in Folie. Wir liefern im "
        "Stadtgebiet mittwochs aus.",
    ),
    Post(
        "offer",
        "furniture",
        "west",
        "v",
        "thing=chair count=6 condition=used collection=must-be-fetched",
    ),
    Post("offer", "furniture", "sch", "v", "thing=shelf size=80 count=3 condition=good"),
    Post("request", "furniture", "hoh", "n", "thing=lamp count=3"),
    Post(
        "offer",
        "furniture",
        "pfl",
        "v",
        "thing=curtains count=4 condition=good collection=can-be-brought",
    ),
    Post(
        "request",
        "furniture",
        "mitte",
        "g:cafe-speicherhof",
        "thing=armchair count=2",
        "Für unsere Leseecke wünschen wir uns zwei Sessel, in denen man gern versinkt.",
    ),
    Post(
        "request",
        "clothing",
        "mitte",
        "n",
        "thing=sports-shoes size=42",
        "Suche Turnschuhe Größe 42. Ich möchte mit der Laufgruppe anfangen und habe nur "
        "Winterstiefel.",
    ),
    Post(
        "request",
        "clothing",
        "egl",
        "n",
        "thing=winter-clothes size=128",
        "Für meine Tochter brauche ich eine warme Jacke und eine Schneehose. Sie freut sich "
        "schon auf den ersten Schnee ihres Lebens.",
    ),
    Post(
        "offer",
        "clothing",
        "oss",
        "v",
        "thing=children-clothes size=110 count=20 condition=good collection=can-be-brought",
        "Ein Karton Kleidung von unserem Jungen: Hosen, Pullover, Schlafanzüge, alles "
        "gewaschen. Am liebsten alles zusammen an eine Familie.",
    ),
    Post(
        "offer",
        "clothing",
        "ost",
        "v",
        "thing=suit size=L condition=good",
        "Dunkelblauer Anzug, zweimal getragen, passend für Bewerbung oder Hochzeit. Krawatte "
        "gibt es dazu, den Knoten zeige ich auch.",
    ),
    Post(
        "request",
        "clothing",
        "nord",
        "n",
        "thing=work-shoes size=44",
        "I start as a warehouse assistant next month and need safety shoes. Used ones are "
        "fine as long as the cap is steel.",
        "en",
    ),
    Post(
        "offer",
        "clothing",
        "mitte",
        "o:brueckenbogen",
        "thing=jacket size=M count=15 condition=used collection=must-be-fetched",
    ),
    Post("offer", "clothing", "sued", "v", "thing=winter-shoes size=38 condition=good"),
    Post("request", "clothing", "pfl", "n", "thing=children-shoes size=27 count=2"),
    Post(
        "request",
        "clothing",
        "west",
        "n",
        "thing=coat size=XL",
        "Je cherche un manteau chaud, grande taille. L'hiver d'ici est nouveau pour moi.",
        "fr",
    ),
    Post(
        "offer",
        "clothing",
        "hoh",
        "v",
        "thing=gloves count=8 condition=new collection=can-be-brought",
    ),
    Post(
        "offer",
        "baby",
        "egl",
        "v",
        "thing=pram condition=good collection=must-be-fetched",
        "Kinderwagen abzugeben, mit Regenschutz und großem Korb. Er passt in den Bus und "
        "durch jede Ladentür.",
    ),
    Post(
        "request",
        "baby",
        "sued",
        "n",
        "thing=pram condition=used",
        "Unser Baby kommt im nächsten Monat. Wir suchen einen Kinderwagen, in dem man liegen kann.",
    ),
    Post(
        "offer",
        "baby",
        "nec",
        "o:gemeinde-neckaraue",
        "thing=cot count=3 condition=used collection=must-be-fetched",
        "Drei Kinderbetten mit Matratze stehen in unserem Keller bereit. Man kann sie "
        "ausleihen und nach einem Jahr zurückbringen.",
    ),
    Post(
        "request",
        "baby",
        "nord",
        "n",
        "thing=child-seat",
        "Çocuğumuz üç yaşında, ara sıra bir komşumuz bizi arabayla doktora götürüyor. Bunun "
        "için bir çocuk koltuğu arıyoruz.",
        "tr",
    ),
    Post(
        "offer",
        "baby",
        "pop",
        "v",
        "thing=baby-clothes size=62 count=30 condition=good collection=can-be-brought",
    ),
    Post(
        "request",
        "baby",
        "mitte",
        "o:frauenberatung-mohnblume",
        "thing=baby-carrier count=2 condition=good",
        "Zwei Mütter in unserer Beratung wünschen sich eine Trage, damit sie die Hände frei haben.",
    ),
    Post("offer", "baby", "sch", "v", "thing=high-chair condition=used"),
    Post(
        "offer",
        "bicycle",
        "ost",
        "g:fahrradwerkstatt",
        "thing=child-bicycle size=20 count=3 condition=used collection=must-be-fetched",
        "Drei Kinderräder sind fertig: neue Bremsen, Licht geprüft, Klingel laut. Einfach am "
        "Dienstag oder Donnerstag vorbeikommen und Probe fahren.",
    ),
    Post(
        "request",
        "bicycle",
        "egl",
        "n",
        "thing=bicycle size=26 count=2 condition=used",
        "Wir sind ein Ehepaar und fahren jeden Tag zum Deutschkurs. Mit zwei Rädern wären "
        "wir eine halbe Stunde früher daheim.",
    ),
    Post(
        "request",
        "bicycle",
        "gru",
        "n",
        "thing=bicycle size=28",
        "Ищу взрослый велосипед, чтобы ездить на работу в утреннюю смену: автобус в пять "
        "утра ещё не ходит. Починить могу сам.",
        "ru",
    ),
    Post(
        "offer",
        "bicycle",
        "pfl",
        "o:radteam-pflugfelden",
        "thing=bicycle size=28 count=5 condition=used collection=must-be-fetched",
        "Fünf Räder aus unserer Winterwerkstatt, verkehrssicher und mit Schloss. Wer möchte, "
        "bekommt eine kurze Runde Verkehrsregeln dazu.",
    ),
    Post(
        "request",
        "bicycle",
        "oss",
        "v",
        "thing=helmet count=6",
        "Für die Radfahrschule fehlen uns Helme in allen Größen. Bitte nur solche, die noch "
        "nie gestürzt sind.",
    ),
    Post(
        "offer",
        "bicycle",
        "hoh",
        "v",
        "thing=bicycle-trailer condition=good collection=must-be-fetched",
    ),
    Post("request", "bicycle", "west", "n", "thing=lock count=2"),
    Post(
        "offer",
        "electronics",
        "mitte",
        "v",
        "thing=laptop size=15 count=2 condition=good collection=must-be-fetched",
        "Zwei Laptops aus unserem Büro, gelöscht und neu eingerichtet, auf Wunsch mit "
        "arabischer oder ukrainischer Tastatur zum Aufkleben.",
    ),
    Post(
        "request",
        "electronics",
        "sued",
        "n",
        "thing=laptop size=14",
        "Я вивчаю програмування онлайн і працюю з телефона. Буду вдячний за старий ноутбук, "
        "аби тільки вмикався.",
        "uk",
    ),
    Post(
        "request",
        "electronics",
        "nord",
        "n",
        "thing=printer",
        "Wir suchen einen Drucker für die Hausaufgaben von vier Schulkindern und für viele "
        "Formulare.",
    ),
    Post(
        "offer",
        "electronics",
        "oss",
        "v",
        "thing=phone count=1 condition=used",
        "Telefon mit neuem Akku, ohne Vertrag. Es kann alles, nur keine schönen Fotos bei Nacht.",
    ),
    Post(
        "offer",
        "electronics",
        "west",
        "o:reparaturtreff-sued",
        "thing=monitor size=24 count=4 condition=used collection=must-be-fetched",
    ),
    Post("offer", "electronics", "nec", "v", "thing=television size=80 condition=used"),
    Post(
        "request",
        "school-supplies",
        "egl",
        "o:grundschule-birkengrund",
        "thing=school-bag count=9 condition=good",
        "Nach den Ferien kommen neun Kinder neu in unsere Vorbereitungsklassen. Ein Ranzen mit "
        "Reflektoren macht den ersten Schultag leichter.",
    ),
    Post(
        "offer",
        "school-supplies",
        "mitte",
        "o:stadtbibliothek",
        "thing=dictionary count=25 condition=used collection=must-be-fetched",
        "Wir sortieren aus: Wörterbücher Deutsch mit Arabisch, Persisch, Türkisch, "
        "Französisch und Russisch. Solange der Stapel reicht, liegen sie im Foyer.",
    ),
    Post(
        "request",
        "school-supplies",
        "ost",
        "n",
        "thing=calculator",
        "Für die Berufsschule brauche ich einen wissenschaftlichen Taschenrechner. Gebraucht "
        "ist gut.",
    ),
    Post(
        "offer",
        "school-supplies",
        "sch",
        "v",
        "thing=pens count=40 condition=new collection=can-be-brought",
    ),
    Post(
        "request",
        "school-supplies",
        "gru",
        "o:jugendtreff-haldenstieg",
        "thing=books count=30",
        "Wir richten eine kleine Bücherwand ein. Gesucht sind Jugendbücher in leichtem "
        "Deutsch und in anderen Sprachen.",
    ),
    Post(
        "offer",
        "toys",
        "pop",
        "v",
        "thing=building-blocks condition=good collection=can-be-brought",
        "Drei Kilo Bausteine, gewaschen im Kissenbezug. Das Raumschiff ist leider nicht mehr "
        "vollständig.",
    ),
    Post(
        "request",
        "toys",
        "mitte",
        "g:cafe-haldenstieg",
        "thing=board-games count=10",
        "Für unsere Spieltische suchen wir Brettspiele, die man auch ohne viel Deutsch versteht.",
    ),
    Post(
        "offer",
        "toys",
        "egl",
        "v",
        "thing=musical-instrument condition=used",
        "Eine Gitarre mit frischen Saiten sucht jemanden, der übt. Ein Buch mit den ersten "
        "Griffen liegt im Koffer.",
    ),
    Post("request", "toys", "nec", "n", "thing=ball count=2"),
    Post(
        "offer",
        "toys",
        "sued",
        "v",
        "thing=picture-books count=25 condition=good collection=can-be-brought",
    ),
)
