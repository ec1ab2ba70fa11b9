# Longer than 300 lines because it is plain data: notices of language and education.
"""Published notices of the branches language and education."""

from helpboard.cli.demo.content.shapes import Post

POSTS = (
    Post(
        "offer",
        "german-course",
        "town",
        "v",
        "language=de level=A1 setting=alone when=mo18-19:30",
        "Kann beim Deutschlernen helfen, am liebsten am Küchentisch mit Plätzchen. Grammatik "
        "machen wir nur, wenn sie uns einholt.",
    ),
    Post(
        "request",
        "german-course",
        "egl",
        "n",
        "language=de level=A1 setting=group when=mo09-12,we09-12 conditions=children-welcome",
        "أبحث عن دورة لغة ألمانية في الصباح يمكنني أن أحضر إليها مع طفلي الصغير.",
        "ar",
    ),
    Post(
        "offer",
        "german-course",
        "mitte",
        "g:arbeitskreis-sprache",
        "language=de level=A2 setting=group when=mo18-19:30 conditions=free,beginners "
        "languages=de,ar,uk",
        "In unserer Montagsrunde sind zwei Stühle frei. Wir lesen Angebote vom Supermarkt, "
        "hören Ansagen am Bahnhof und lachen über beides.",
    ),
    Post(
        "offer",
        "german-course",
        "mitte",
        "o:lernwerk-neckar",
        "language=de level=B1 setting=group when=tu18-20:15,th18-20:15 conditions=registration",
    ),
    Post(
        "request",
        "german-course",
        "gru",
        "n",
        "language=de level=B2 setting=alone when=flexible",
        "Ich bin Ärztin und bereite mich auf die Fachsprachprüfung vor. Wer spielt mit mir "
        "Patient und sagt ehrlich, was er nicht versteht?",
    ),
    Post(
        "offer",
        "german-course",
        "oss",
        "v",
        "language=de level=A1 setting=group when=th09:30-11 conditions=children-welcome,women-only",
        "Deutsch für Mütter mit Kleinkindern, auf dem Teppich, mit Liedern. Die Kinder "
        "lernen schneller als wir, das spornt an.",
    ),
    Post(
        "request", "german-course", "nord", "n", "language=de level=B1 setting=alone when=sa10-12"
    ),
    Post(
        "offer",
        "german-course",
        "nec",
        "v",
        "language=de level=C1 setting=group when=we19-20:30 conditions=online",
    ),
    Post(
        "offer",
        "tandem",
        "mitte",
        "v",
        "language=ar level=A1 setting=alone when=th18-20",
        "Ich lerne Arabisch und komme bei den Kehllauten nicht weiter. Dafür biete ich "
        "geduldiges Deutsch und guten Espresso.",
    ),
    Post(
        "request",
        "tandem",
        "west",
        "n",
        "language=de level=B1 setting=alone when=fr17-19",
        "Шукаю мовного партнера: я говорю українською, російською та польською, а німецьку "
        "розумію краще, ніж говорю. Можемо гуляти й розмовляти.",
        "uk",
    ),
    Post(
        "offer",
        "tandem",
        "west",
        "o:kulturverein-jasmin",
        "language=ar setting=group when=fr17-19 conditions=free,drop-in",
        "Eine Stunde Deutsch, eine Stunde Arabisch, danach Tee mit Salbei. Wer zuerst über "
        "einen Fehler lacht, holt die Kekse.",
    ),
    Post(
        "request",
        "tandem",
        "sued",
        "n",
        "language=de level=A2 setting=alone when=mo18-20 conditions=women-only",
        "Almancamı konuşarak geliştirmek istiyorum. Karşılığında Türk mutfağını "
        "öğretebilirim, mercimek çorbasından başlarız.",
        "tr",
    ),
    Post("offer", "tandem", "ost", "v", "language=fa level=A2 setting=alone when=su15-17"),
    Post(
        "request",
        "tandem",
        "oss",
        "n",
        "language=de level=A1 setting=alone when=tu17-19",
        "I am from Gambia and I speak English, Mandinka and Fula. I can offer jokes in all "
        "three against one hour of slow German.",
        "en",
    ),
    Post(
        "request",
        "tandem",
        "town",
        "o:lernwerk-neckar",
        "language=de level=B1 setting=alone when=flexible count=15",
        "Fünfzehn Teilnehmende unserer Abendkurse wünschen sich jemanden zum Sprechen. Eine "
        "Stunde in der Woche genügt, den Ort suchen Sie gemeinsam aus.",
    ),
    Post("offer", "tandem", "hoh", "v", "language=uk level=A1 setting=alone when=sa11-13"),
    Post(
        "request",
        "interpreting",
        "mitte",
        "o:migrationsberatung-kompass",
        "pair=so>de confidential=yes when=+4@14:00-16:00",
        "Für ein Beratungsgespräch brauchen wir Somali. Vorwissen ist nicht nötig, "
        "Verschwiegenheit schon. Fahrtkosten zahlen wir.",
    ),
    Post(
        "request",
        "interpreting",
        "nord",
        "o:landratsamt-gesundheit",
        "pair=ar>de confidential=yes when=th14-17",
        "Unsere Impfsprechstunde ist donnerstags gut besucht. Wer Arabisch spricht, erspart "
        "vielen Familien einen zweiten Weg.",
    ),
    Post(
        "offer",
        "interpreting",
        "town",
        "v",
        "pair=uk>de when=mo08-12,we08-12 confidential=yes",
        "Ich übersetze Ukrainisch, Russisch und Deutsch und habe die Schulung beim "
        "Dolmetscherdienst gemacht. Am liebsten Schule und Kita.",
    ),
    Post(
        "offer",
        "interpreting",
        "town",
        "v",
        "pair=ti>de when=sa09-17 confidential=yes",
        "Bin vor neun Jahren selbst ohne ein Wort Deutsch angekommen. Heute übersetze ich "
        "Tigrinya und Amharisch, samstags auch länger.",
    ),
    Post("request", "interpreting", "west", "o:jobcenter", "pair=kmr>de when=+8@09:00-12:00"),
    Post(
        "request",
        "interpreting",
        "egl",
        "o:grundschule-birkengrund",
        "pair=fa>de when=+14@16:00-19:00",
        "Elternsprechtag mit sieben Gesprächen hintereinander. Zwischendurch gibt es Kaffee "
        "aus dem Lehrerzimmer, das ist eine Ehre.",
    ),
    Post("request", "interpreting", "mitte", "o:auslaenderbehoerde", "pair=fr>de when=mo08-12"),
    Post(
        "offer",
        "interpreting",
        "ost",
        "o:verein-hamdeli",
        "pair=ps>de when=flexible confidential=yes",
    ),
    Post("offer", "interpreting", "sued", "o:eritreische-gemeinschaft", "pair=am>de when=fr16-19"),
    Post(
        "offer",
        "letters",
        "egl",
        "g:cafe-lindenhain",
        "language=de when=we17-20 conditions=drop-in,free languages=de,ar,fa",
        "In unserer Brillenecke lesen wir zusammen Ihre Post. Die meisten Briefe sind "
        "harmloser, als sie aussehen.",
    ),
    Post(
        "request",
        "letters",
        "ost",
        "n",
        "language=de when=flexible",
        "J'ai reçu une lettre de la caisse maladie et je ne sais pas si je dois répondre. "
        "Qui peut la lire avec moi ?",
        "fr",
    ),
    Post(
        "offer",
        "letters",
        "mitte",
        "v",
        "language=de when=tu10-12 languages=de,en",
        "Amtsdeutsch ist auch für Deutsche eine Fremdsprache. Ich war Rechtspflegerin und "
        "übersetze in verständliche Sätze.",
    ),
    Post("request", "letters", "pfl", "o:backhaus-kornblume", "language=de when=we14-16 count=1"),
    Post(
        "request",
        "homework",
        "egl",
        "g:arbeitskreis-lernzeit",
        "subject=all-subjects school_level=primary setting=group when=mo14:30-16,we14:30-16 "
        "count=3 conditions=clearance-needed",
        "Zwanzig Kinder, achtzehn Helfer: Für die Kleinsten fehlen uns drei Menschen, die "
        "gern dreimal hintereinander dieselbe Geschichte hören.",
    ),
    Post(
        "request",
        "homework",
        "sued",
        "o:eritreische-gemeinschaft",
        "subject=maths school_level=secondary setting=group when=fr16-19 count=2",
        "Unsere Jugendlichen wollen im Sommer den Abschluss schaffen. Gesucht: zwei "
        "Menschen, die Bruchrechnen ohne Seufzen erklären.",
    ),
    Post(
        "offer",
        "homework",
        "mitte",
        "o:stadtbibliothek",
        "subject=german school_level=primary setting=group when=tu15-18,th15-18 "
        "conditions=drop-in,free",
    ),
    Post(
        "request",
        "homework",
        "gru",
        "o:jugendtreff-haldenstieg",
        "subject=english school_level=secondary setting=group when=mo15-17",
    ),
    Post(
        "offer",
        "tutoring",
        "west",
        "v",
        "subject=maths school_level=secondary setting=alone when=th17-19",
        "Ingenieur erklärt Mathe und Physik mit Beispielen aus dem Brückenbau. Bisher hat "
        "jede Brücke gehalten und fast jede Klassenarbeit.",
    ),
    Post(
        "request",
        "tutoring",
        "mitte",
        "o:berufsschule-am-speicher",
        "subject=exam-training school_level=vocational-preparation setting=group "
        "when=tu14-16 count=4",
        "Vier Auszubildende wiederholen bald ihre Prüfung. Fachlich sind sie gut, an "
        "den Textaufgaben scheitert es.",
    ),
    Post(
        "request",
        "tutoring",
        "nord",
        "n",
        "subject=physics school_level=secondary setting=alone when=flexible",
        "Ich bin in der elften Klasse und will Medizin studieren. In Physik verstehe ich die "
        "Rechnung, aber nicht die Frage.",
    ),
    Post(
        "offer",
        "tutoring",
        "sch",
        "v",
        "subject=chemistry school_level=secondary setting=alone when=mo16-18",
    ),
    Post(
        "offer",
        "tutoring",
        "oss",
        "v",
        "subject=english school_level=adult setting=group when=we18-19:30 conditions=online",
    ),
    Post(
        "offer",
        "computer",
        "mitte",
        "o:abendschule-kulturspeicher",
        "subject=computer-basics school_level=adult setting=group when=tu09:30-11:30 "
        "conditions=beginners,registration",
        "Von der Maus bis zum sicheren Passwort. Am Ende des Kurses verschickt jede und "
        "jeder eine Mail mit Foto, meistens von der Torte.",
    ),
    Post(
        "request",
        "computer",
        "hoh",
        "n",
        "subject=online-forms school_level=adult setting=alone when=flexible",
        "Das Formular für das Kindergeld hat neun Seiten und stürzt bei Seite acht ab. Wer "
        "setzt sich mit mir davor?",
    ),
    Post(
        "offer",
        "computer",
        "west",
        "o:jugendhaus-orbit",
        "subject=programming school_level=secondary setting=group when=we16-18 languages=de,en,ar",
        "Wir bauen kleine Spiele und lernen dabei Python. Rechner sind da, Vorkenntnisse "
        "stören nicht.",
    ),
    Post(
        "request",
        "computer",
        "pop",
        "n",
        "subject=smartphone school_level=adult setting=alone when=tu10-12",
    ),
    Post(
        "offer",
        "applications",
        "mitte",
        "g:arbeitskreis-arbeit",
        "subject=cv school_level=adult setting=alone when=th17-19 conditions=free "
        "languages=de,en,ar,fr",
        "Bringen Sie mit, was Sie haben, auch wenn es nur ein Zettel ist. Nach zwei Stunden "
        "ist daraus ein Lebenslauf geworden.",
    ),
    Post(
        "request",
        "applications",
        "egl",
        "n",
        "subject=certificates-recognition school_level=adult setting=alone when=flexible",
        "У меня диплом инженера-электрика и двадцать лет опыта. Помогите понять, куда "
        "отправлять документы на признание.",
        "ru",
    ),
    Post(
        "offer",
        "applications",
        "west",
        "v",
        "subject=interview-training school_level=adult setting=alone when=mo17-19",
        "Ich stelle beruflich Leute ein und übe mit Ihnen das Gespräch, samt der Frage nach "
        "den Schwächen.",
    ),
    Post(
        "request",
        "applications",
        "sued",
        "o:jobcenter",
        "subject=cover-letter school_level=adult setting=group when=we09-12 count=5",
    ),
)
