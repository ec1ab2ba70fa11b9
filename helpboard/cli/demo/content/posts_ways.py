# Longer than 300 lines because it is plain data: notices of guidance and transport.
"""Published notices of the branches guidance and transport."""

from helpboard.cli.demo.content.shapes import Post

POSTS = (
    Post(
        "request",
        "office-visit",
        "mitte",
        "n",
        "where=office pair=prs>de when=+4@09:00-11:00",
        "Begleitung zum Jobcenter, Dari–Deutsch. Es geht um den Weiterbewilligungsantrag, "
        "die Unterlagen habe ich vollständig. Ich bin pünktlich und bringe Tee mit.",
    ),
    Post(
        "offer",
        "office-visit",
        "town",
        "v",
        "where=office when=tu08-12,th14-18 languages=de,ar",
        "Ich war dreißig Jahre in der Verwaltung und kenne Formulare von beiden Seiten. Gern "
        "gehe ich mit, höre zu und frage nach, wenn etwas zu schnell geht.",
    ),
    Post(
        "request",
        "office-visit",
        "egl",
        "n",
        "where=office pair=uk>de when=flexible",
        "Мені потрібно продовжити посвідку на проживання, і я боюся щось пропустити. Шукаю "
        "людину, яка піде зі мною до відомства.",
        "uk",
    ),
    Post("offer", "office-visit", "west", "v", "where=office when=mo09-12,we09-12 languages=de,tr"),
    Post(
        "request",
        "office-visit",
        "gru",
        "n",
        "where=office pair=ti>de when=+7@10:00-12:00 confidential=yes",
    ),
    Post(
        "offer",
        "office-visit",
        "ost",
        "g:freundeskreis-roemerhuegel",
        "where=office when=we14-18 languages=de,en,ar,fa",
        "Wir begleiten zu zweit: eine Person spricht, eine schreibt mit. So geht hinterher "
        "nichts verloren.",
    ),
    Post(
        "request",
        "doctor-visit",
        "nord",
        "n",
        "where=doctor pair=ar>de when=+6@14:30-16:00 confidential=yes",
        "أحتاج إلى من يرافق والدتي إلى طبيب العيون ويترجم لها. الموعد بعد الظهر، ونلتقي أمام "
        "العيادة.",
        "ar",
    ),
    Post(
        "offer",
        "doctor-visit",
        "nec",
        "v",
        "where=doctor when=mo08-12,fr08-12 languages=de,ru,uk",
        "Als Krankenschwester im Ruhestand begleite ich gern zu Untersuchungen. Ich erkläre "
        "in einfachen Worten, was gesagt wurde.",
    ),
    Post(
        "request",
        "doctor-visit",
        "sued",
        "n",
        "where=doctor pair=so>de when=flexible confidential=yes languages=so!",
    ),
    Post(
        "offer",
        "doctor-visit",
        "egl",
        "o:islamische-gemeinde-muehlrain",
        "where=doctor when=flexible languages=ar,bs,sq,de",
        "Unser Besuchskreis begleitet zu Arzt und Krankenhaus. Wir sind sechs Frauen und "
        "vier Männer und teilen ein, wer am besten passt.",
    ),
    Post(
        "request",
        "doctor-visit",
        "hoh",
        "n",
        "where=doctor when=+9@08:30-10:00",
        "Zur Zahnärztin gehe ich nicht gern allein. Deutsch kann ich, mir fehlt nur jemand, "
        "der im Wartezimmer neben mir sitzt.",
    ),
    Post(
        "offer",
        "bank",
        "mitte",
        "o:schuldnerberatung-klartext",
        "where=bank when=mo10-13 languages=de,en,ar",
        "Konto eröffnen, Karte sperren, Dauerauftrag einrichten: Beim ersten Mal kommen wir "
        "mit in die Filiale.",
    ),
    Post("request", "bank", "oss", "n", "where=bank pair=fa>de when=flexible"),
    Post(
        "request",
        "bank",
        "ost",
        "n",
        "where=bank when=+3@10:00-11:00",
        "Die Bank hat mir einen Brief mit vielen Paragrafen geschickt. Wer erklärt ihn mir "
        "und geht vielleicht mit?",
    ),
    Post(
        "offer",
        "flat-viewing",
        "town",
        "g:arbeitskreis-wohnen",
        "where=flat when=tu17-20,sa10-14 languages=de,en,ar",
        "Wir kommen mit zur Besichtigung, prüfen Fenster, Zähler und Vertrag und stellen die "
        "Fragen, an die man vor Aufregung nicht denkt.",
    ),
    Post(
        "request",
        "flat-viewing",
        "pfl",
        "n",
        "where=flat when=+2@17:30-18:30 languages=de",
        "Am Abend dürfen wir eine Dreizimmerwohnung ansehen. Mit jemandem an der Seite, der "
        "Schwäbisch versteht, hätten wir weniger Herzklopfen.",
    ),
    Post(
        "request",
        "flat-viewing",
        "mitte",
        "n",
        "where=flat pair=fr>de when=flexible",
        "Je visite des appartements depuis trois mois. Une personne qui parle bien allemand "
        "m'aiderait beaucoup à faire bonne impression.",
        "fr",
    ),
    Post("offer", "flat-viewing", "oss", "v", "where=flat when=th16-19"),
    Post(
        "request",
        "school-visit",
        "egl",
        "n",
        "where=school pair=ar>de when=+5@18:00-19:30",
        "Elternabend in der vierten Klasse: Es geht darum, welche Schule danach kommt. Das "
        "möchte ich wirklich verstehen.",
    ),
    Post(
        "offer",
        "school-visit",
        "town",
        "o:ukrainischer-verein-kalyna",
        "where=school when=flexible languages=uk,ru,de",
        "Ми супроводжуємо батьків до школи та дитячого садка: на запис, на збори, на розмову "
        "з учителем.",
        "uk",
    ),
    Post(
        "request",
        "school-visit",
        "nord",
        "o:kita-sperlingsnest",
        "where=school pair=kmr>de when=+8@15:00-17:00",
    ),
    Post(
        "offer",
        "school-visit",
        "ost",
        "v",
        "where=school when=mo14-17,th14-17 languages=de,fa",
        "Lehrerin außer Dienst übersetzt Zeugnisse in Alltagssprache und geht mit zum "
        "Elterngespräch.",
    ),
    Post(
        "request",
        "hearing",
        "mitte",
        "o:asylrecht-wegweiser",
        "where=court pair=ti>de when=+10@08:00-13:00 confidential=yes",
        "Für eine Verhandlung suchen wir eine ruhige Begleitung, die wartet, Wasser reicht "
        "und danach nicht gleich fragt. Dolmetscherin und Anwältin sind da.",
    ),
    Post(
        "offer",
        "asylum-advice",
        "ost",
        "o:asylrecht-wegweiser",
        "when=we16-19,fr09-12 languages=de,en,fr,ar,fa conditions=free,drop-in",
        "Bescheid bekommen? Bringen Sie ihn samt gelbem Umschlag mit. Je früher wir ihn "
        "sehen, desto mehr können wir tun.",
    ),
    Post("request", "asylum-advice", "sued", "n", "pair=ps>de when=flexible confidential=yes"),
    Post(
        "offer",
        "asylum-advice",
        "mitte",
        "o:migrationsberatung-kompass",
        "when=tu09-13 languages=ar,fa,tr,ru,uk,fr conditions=free,interpreter-there",
    ),
    Post(
        "offer",
        "debt-advice",
        "sued",
        "o:schuldnerberatung-klartext",
        "when=mo10-13,we10-13 languages=de,tr,ar confidential=yes conditions=free",
        "Zweiundsiebzig Mahnungen in einer Tüte? Haben wir schon gesehen. Kommen Sie, bevor "
        "der Strom abgestellt wird.",
    ),
    Post(
        "request",
        "debt-advice",
        "nord",
        "n",
        "when=flexible pair=tr>de confidential=yes",
        "Bir telefon sözleşmesi imzaladım, şimdi her ay üç fatura geliyor. Ne yapmam "
        "gerektiğini bilen biri var mı?",
        "tr",
    ),
    Post(
        "request",
        "furniture-transport",
        "ost",
        "n",
        "load=furniture vehicle=van from_area=ost to_area=gru carriers=2 when=+6@10:00-14:00",
        "Wir ziehen aus der Unterkunft in unsere erste Wohnung. Es sind ein Schrank, zwei "
        "Betten und erstaunlich viele Kartons. Danach gibt es Mandi mit Huhn.",
    ),
    Post(
        "offer",
        "furniture-transport",
        "town",
        "v",
        "load=furniture,boxes vehicle=van carriers=1 when=sa09-15",
        "Ich habe am Samstag meistens den Transporter meiner Firma und einen gesunden "
        "Rücken. Benzin übernehme ich.",
    ),
    Post(
        "request",
        "furniture-transport",
        "egl",
        "o:brueckenbogen",
        "load=furniture vehicle=trailer from_area=nord to_area=egl carriers=2 when=we13-16",
        "Unser Möbellager liefert mittwochs. Wer mit anpackt, lernt alle Treppenhäuser der "
        "Stadt kennen.",
    ),
    Post(
        "offer",
        "furniture-transport",
        "west",
        "v",
        "load=boxes vehicle=cargo-bike when=flexible",
        "Mit dem Lastenrad fahre ich Kartons, kleine Regale und einmal sogar einen "
        "Kühlschrank. Flach und bis achtzig Kilo.",
    ),
    Post(
        "request",
        "furniture-transport",
        "pop",
        "n",
        "load=boxes vehicle=car from_area=pop to_area=mitte when=+11@16:00-18:00",
    ),
    Post(
        "offer",
        "furniture-transport",
        "hoh",
        "o:sozialwerk-neckartal",
        "load=furniture vehicle=trailer carriers=2 when=fr13-17",
    ),
    Post(
        "request",
        "rides",
        "hoh",
        "g:willkommensgarten",
        "load=people vehicle=car from_area=hoh to_area=mitte when=we08-12",
        "Eine ältere Dame aus unserer Gruppe muss mittwochs zur Behandlung. Der Bus fährt, "
        "aber die letzten dreihundert Meter sind zu steil.",
    ),
    Post(
        "offer",
        "rides",
        "nec",
        "v",
        "load=people vehicle=car when=mo08-12,th13-17 languages=de,en",
        "Fahre gern zum Arzt, zum Amt oder zum Bahnhof und warte auch. Kindersitz ist "
        "vorhanden, Musikwunsch wird erfüllt.",
    ),
    Post(
        "request",
        "rides",
        "pop",
        "n",
        "load=people vehicle=car from_area=pop to_area=west when=+13@07:00-08:00",
        "Am ersten Arbeitstag beginnt meine Schicht um sechs. Kann mich jemand einmal "
        "mitnehmen und mir den Weg mit dem Rad zeigen?",
    ),
    Post("offer", "rides", "oss", "v", "load=people vehicle=car when=sa09-13"),
    Post(
        "request",
        "pick-up",
        "mitte",
        "o:stadt-koordination",
        "load=people vehicle=car to_area=nord when=+5@19:00-21:00 languages=uk,ru",
        "Eine Familie kommt am Abend mit dem Zug an und wird von zwei Freiwilligen am "
        "Bahnhof empfangen. Schild und Handschuhe stellen wir.",
    ),
    Post("offer", "pick-up", "egl", "v", "load=people vehicle=car when=fr17-21,sa09-21"),
    Post(
        "request",
        "pick-up",
        "gru",
        "n",
        "load=boxes vehicle=car from_area=mitte to_area=gru when=flexible",
        "I found a free washing basket, two lamps and a carpet on this board. They are in "
        "the town centre and I only have a bus ticket.",
        "en",
    ),
)
