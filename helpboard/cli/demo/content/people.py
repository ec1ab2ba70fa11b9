"""The people of the demo town: invented pseudonyms from several languages, and what they say."""

_GIVEN_NAMES = (
    "Adiam Alyona Amira Anneliese Arash Astrid Aylin Bahar Bärbel Berhane Birgit Bohdan Carola"
    " Daryna Dilan Ebru Elif Emre Farida Feven Fatou Frieder Gerlinde Ghassan Gunda Habibullah"
    " Hanne Haval Heiner Hodan Ibrahima Ilse Iryna Jamila Jonas Kahsay Karin Khalid Ksenia Lamin"
    " Layla Lidiya Ludger Mahnaz Mareike Meltem Merhawi Milan Mykola Nadja Najib Nesrin Niloufar"
    " Oksana Omid Orhan Petra Rahel Rainer Roza Salma Samira Selam Serhii Shirin Sibylle Simret"
    " Sofiia Soran Svenja Taras Tesfay Thea Ulrike Uwe Vahid Viktoriia Waltraud Yara Yusuf Zahra"
    " Zeynep Zoya"
)
FIRST = tuple(_GIVEN_NAMES.split(" "))
"""Given names; with a letter or a nickname they make pseudonyms, never a whole real name."""

NICKNAMES = (
    "vom Markt",
    "mit dem Rad",
    "aus der Küche",
    "am Klavier",
    "vom Fluss",
    "mit Hund",
    "aus dem Norden",
    "vom Garten",
    "mit der Brille",
    "am Fenster",
)

COORDINATOR_NAMES = ("Ruth A.", "Kerstin M.", "Tobias H.", "Nurcan D.")

ABOUT = (
    ("de", "Ich habe am Wochenende Zeit und packe gern mit an."),
    ("de", "Nach vierzig Jahren im Büro möchte ich etwas mit Menschen machen."),
    ("de", "Ich höre lieber zu, als dass ich rede, und habe immer Kekse dabei."),
    ("de", "Neu in der Stadt, neugierig auf Nachbarn, gut im Möbelaufbau."),
    ("de", "Ich kenne Schulen von innen und erkläre gern, wie sie funktionieren."),
    ("de", "Einmal in der Woche passt gut, öfter wird es mit den Kindern schwierig."),
    ("de", "Ich bin selbst vor einigen Jahren angekommen und gebe gern weiter, was mir half."),
    ("de", "Abends nach der Arbeit oder samstags, am liebsten draußen."),
    ("en", "I work shifts, so my days change, but I always answer within a day."),
    ("ar", "وصلت قبل سبع سنوات، وأحب أن أساعد غيري كما ساعدني الناس."),
    ("uk", "Працюю вчителькою, люблю дітей, книжки та довгі прогулянки."),
    ("fa", "آشپزی بلدم، رانندگی بلدم و برای شنیدن وقت دارم."),
    ("tr", "Otuz yıldır burada yaşıyorum, iki dili de evim gibi bilirim."),
    ("ru", "Помогу с переводом и документами, терпения хватает."),
    ("fr", "J'aime les langues, le football et les gens qui rient facilement."),
)

DESK_NOTES = (
    "Erstgespräch geführt, sehr zugewandt, möchte langsam beginnen.",
    "Bittet um Rückruf nur am Nachmittag.",
    "War im letzten Jahr länger krank, vor Einsätzen nachfragen.",
    "Hat zweimal kurzfristig abgesagt, beim dritten Mal sprechen.",
    "Möchte nicht mit Behörden zu tun haben, lieber Café.",
    "Führungszeugnis ist beantragt.",
    "Kennt die Familie aus dem dritten Stock schon lange.",
    "Wünscht sich eine Aufgabe gemeinsam mit der Schwester.",
)

GIVEN_GROUPS_NOTE = "Die Gruppe kommt dienstags, Einlass über den Hof."
"""What the coordinator notes about a group that serves a site."""

LANGUAGE_MIXES = (
    "de:C1",
    "de:C1 en:B2",
    "de:C1 fr:B1",
    "de:C1 en:C1 es:B1",
    "de:B2 ar:C1",
    "de:B2 ar:C1 kmr:C1",
    "de:B1 fa:C1",
    "de:B1 prs:C1 ps:B2",
    "de:B1 uk:C1 ru:C1",
    "de:C1 tr:C1",
    "de:B2 ti:C1 am:B1",
    "de:C1 ru:B2",
    "de:B2 so:C1 en:B2",
    "de:C1 pl:C1",
    "de:C1 it:B1",
    "de:B1 en:C1 mnk:C1",
)

TOPIC_MIXES = (
    "meeting-people cooking",
    "german-course tandem",
    "office-visit letters",
    "doctor-visit interpreting",
    "moving furniture-transport",
    "homework tutoring",
    "bike-workshop bicycle",
    "sport excursion",
    "applications job",
    "garden welcome-garden",
    "sewing women",
    "music festival",
    "computer letters",
    "rides doctor-visit",
    "mentoring homework",
    "flat-viewing moving",
    "seniors meeting-people",
    "interpreting office-visit",
)

SLOT_MIXES = (
    "mo17-20",
    "tu17-20,th17-20",
    "we17-20",
    "fr15-18",
    "sa10-14",
    "mo09-12,we09-12",
    "th14-18",
    "sa14-18,su14-18",
    "tu18:30-20:30",
    "mo18-20,we18-20",
)
