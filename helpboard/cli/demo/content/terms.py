# Longer than 300 lines because it is plain data: words of the offices in four languages.
"""Words of the offices, explained; no native speaker has read the translations yet."""

from helpboard.cli.demo.content.shapes import Term

TERMS = (
    Term(
        "anerkennung",
        "Anerkennung",
        "Eine Stelle prüft, ob Ihr Zeugnis aus einem anderen Land hier gilt.",
        {
            "en": "An office checks whether your certificate from another country is valid here.",
            "ar": "جهة تفحص هل شهادتك من بلد آخر صالحة هنا.",
            "uk": "Установа перевіряє, чи дійсний тут ваш диплом з іншої країни.",
        },
    ),
    Term(
        "anhoerung",
        "Anhörung",
        "Das Gespräch beim Bundesamt, in dem Sie erzählen, warum Sie Schutz brauchen.",
        {
            "en": "The talk at the federal office in which you tell why you need protection.",
            "ar": "الحديث في المكتب الاتحادي، وفيه تحكي لماذا تحتاج إلى الحماية.",
            "uk": "Розмова у федеральному відомстві, де ви пояснюєте, чому вам потрібен захист.",
            "fa": "گفت‌وگو در ادارهٔ فدرال که در آن می‌گویید چرا به حمایت نیاز دارید.",
        },
    ),
    Term(
        "anmeldung",
        "Anmeldung",
        "Sie sagen dem Bürgerbüro, wo Sie wohnen.",
        {
            "en": "You tell the citizens' office where you live.",
            "ar": "تخبر مكتب المواطنين أين تسكن.",
            "uk": "Ви повідомляєте бюро громадян, де ви живете.",
            "fa": "به دفتر شهروندان می‌گویید کجا زندگی می‌کنید.",
            "fr": "Vous dites au bureau des citoyens où vous habitez.",
        },
    ),
    Term(
        "anschlussunterbringung",
        "Anschlussunterbringung",
        "Ein Zimmer oder eine Wohnung von der Stadt, nach der Gemeinschaftsunterkunft.",
        {
            "en": "A room or a flat from the town, after the shared shelter.",
            "ar": "غرفة أو شقة من المدينة بعد المأوى المشترك.",
            "uk": "Кімната або квартира від міста після спільного гуртожитку.",
        },
    ),
    Term(
        "asylantrag",
        "Asylantrag",
        "Damit bitten Sie Deutschland um Schutz.",
        {
            "en": "With it you ask Germany for protection.",
            "ar": "به تطلب الحماية من ألمانيا.",
            "uk": "Ним ви просите Німеччину про захист.",
            "ru": "С ним вы просите у Германии защиты.",
        },
        forms=("Asylantrags", "Asylanträge"),
    ),
    Term(
        "aufenthaltserlaubnis",
        "Aufenthaltserlaubnis",
        "Ein Papier, mit dem Sie eine bestimmte Zeit in Deutschland bleiben dürfen.",
        {
            "en": "A paper with which you may stay in Germany for a certain time.",
            "ar": "ورقة تسمح لك بالبقاء في ألمانيا مدة محددة.",
            "uk": "Документ, з яким ви можете певний час бути в Німеччині.",
        },
    ),
    Term(
        "aufenthaltsgestattung",
        "Aufenthaltsgestattung",
        "Ihr Papier, solange über Ihren Asylantrag noch nicht entschieden ist.",
        {
            "en": "Your paper for as long as nobody has decided on your application for asylum.",
            "ar": "ورقتك ما دام لم يصدر قرار في طلب لجوئك.",
            "uk": "Ваш документ, доки немає рішення щодо вашої заяви про притулок.",
            "ru": "Ваш документ, пока нет решения по вашему заявлению об убежище.",
            "tr": "İltica başvurunuz hakkında karar verilene kadar geçerli belgeniz.",
        },
        forms=("Gestattung",),
    ),
    Term(
        "auslaenderbehoerde",
        "Ausländerbehörde",
        "Das Amt, das Ihre Aufenthaltspapiere ausstellt und verlängert.",
        {
            "en": "The office that gives you your residence papers and renews them.",
            "ar": "الدائرة التي تصدر أوراق إقامتك وتمددها.",
            "uk": "Відомство, яке видає і продовжує ваші документи на перебування.",
        },
    ),
    Term(
        "bamf",
        "BAMF",
        "Das Bundesamt für Migration und Flüchtlinge. Es entscheidet über Asylanträge.",
        {
            "en": "The federal office for migration and refugees. It decides on asylum.",
            "ar": "المكتب الاتحادي للهجرة واللاجئين. هو الذي يقرر في طلبات اللجوء.",
            "uk": "Федеральне відомство з міграції та біженців. Воно вирішує щодо притулку.",
        },
        forms=("Bundesamt",),
    ),
    Term(
        "bescheid",
        "Bescheid",
        "Ein Brief, in dem ein Amt etwas entscheidet.",
        {
            "en": "A letter in which an office decides something.",
            "ar": "رسالة يقرر فيها مكتب حكومي شيئًا.",
            "uk": "Лист, у якому установа щось вирішує.",
        },
        forms=("Bescheids", "Bescheide"),
    ),
    Term(
        "bildungspaket",
        "Bildungspaket",
        "Geld für Mittagessen, Ausflüge und Schulsachen Ihrer Kinder.",
        {
            "en": "Money for lunch, trips and school things of your children.",
            "ar": "مال لغداء أطفالك ورحلاتهم ولوازم مدرستهم.",
            "uk": "Гроші на обіди, екскурсії та шкільне приладдя ваших дітей.",
        },
    ),
    Term(
        "duldung",
        "Duldung",
        "Sie müssten Deutschland verlassen, aber das geht gerade nicht. Sie gilt nur kurz.",
        {
            "en": "You would have to leave Germany, but cannot now. It is valid briefly.",
            "ar": "عليك أن تغادر ألمانيا، لكن ذلك غير ممكن الآن. الورقة صالحة مدة قصيرة.",
            "uk": "Ви мали б покинути Німеччину, але зараз це неможливо. Діє недовго.",
        },
        forms=("Duldungen",),
    ),
    Term(
        "frauenhaus",
        "Frauenhaus",
        "Ein geheimes Haus, in dem Frauen und ihre Kinder vor Gewalt sicher sind.",
        {
            "en": "A secret house in which women and their children are safe from violence.",
            "ar": "بيت سري تكون فيه النساء وأطفالهن في أمان من العنف.",
            "uk": "Таємний будинок, де жінки та їхні діти захищені від насильства.",
        },
    ),
    Term(
        "frist",
        "Frist",
        "Der letzte Tag, an dem Sie etwas tun können. Danach ist es zu spät.",
        {
            "en": "The last day on which you can do something. After it, it is too late.",
            "ar": "آخر يوم يمكنك فيه أن تفعل شيئًا. بعده يفوت الأوان.",
            "uk": "Останній день, коли ви можете щось зробити. Потім буде пізно.",
        },
        forms=("Fristen",),
    ),
    Term(
        "fuehrungszeugnis",
        "Führungszeugnis",
        "Ein Papier, das zeigt, ob jemand bestraft wurde.",
        {
            "en": "A paper that shows whether somebody has been punished by a court.",
            "ar": "ورقة تبين هل عوقب شخص من محكمة.",
            "uk": "Документ, який показує, чи має людина судимість.",
        },
    ),
    Term(
        "gemeinschaftsunterkunft",
        "Gemeinschaftsunterkunft",
        "Ein Haus, in dem viele Menschen im Asylverfahren zusammen wohnen.",
        {
            "en": "A house in which many people live together during the asylum procedure.",
            "ar": "بيت يسكن فيه كثير من طالبي اللجوء معًا.",
            "uk": "Будинок, де разом живуть багато людей під час процедури.",
        },
    ),
    Term(
        "hausarzt",
        "Hausarzt",
        "Der Arzt, zu dem Sie immer zuerst gehen.",
        {
            "en": "The doctor whom you always see first.",
            "ar": "الطبيب الذي تذهب إليه دائمًا أولًا.",
            "uk": "Лікар, до якого ви завжди йдете спочатку.",
        },
    ),
    Term(
        "integrationskurs",
        "Integrationskurs",
        "Ein Kurs für Deutsch und das Leben in Deutschland, mit Prüfung.",
        {
            "en": "A course in German and in life in Germany, with an exam.",
            "ar": "دورة في اللغة الألمانية والحياة في ألمانيا، مع امتحان.",
            "uk": "Курс німецької мови та життя в Німеччині з іспитом.",
        },
        forms=("Integrationskurse",),
    ),
    Term(
        "integrationsmanagement",
        "Integrationsmanagement",
        "Menschen der Stadt, die Sie nach der Unterkunft ein bis zwei Jahre lang beraten.",
        {
            "en": "People of the town who advise you for a year or two after the shelter.",
            "ar": "موظفون في المدينة يقدمون لك المشورة سنة أو سنتين بعد المأوى.",
            "uk": "Працівники міста, які консультують вас рік-два після гуртожитку.",
        },
    ),
    Term(
        "jobcenter",
        "Jobcenter",
        "Das Amt, das Geld zum Leben zahlt und bei der Suche nach Arbeit hilft.",
        {
            "en": "The office that pays money to live on and helps you to look for work.",
            "ar": "الدائرة التي تدفع مال المعيشة وتساعد في البحث عن عمل.",
            "uk": "Установа, яка платить допомогу і допомагає шукати роботу.",
        },
    ),
    Term(
        "kaution",
        "Kaution",
        "Geld für den Vermieter, das Sie beim Auszug zurückbekommen.",
        {
            "en": "Money for the landlord, which you get back when you move out.",
            "ar": "مال للمؤجر تستعيده عندما تخرج من الشقة.",
            "uk": "Гроші для орендодавця, які вам повернуть після виїзду.",
        },
    ),
    Term(
        "kita",
        "Kita",
        "Ein Haus, in dem kleine Kinder am Tag spielen und lernen.",
        {
            "en": "A house in which small children play and learn during the day.",
            "ar": "بيت يلعب فيه الأطفال الصغار ويتعلمون في النهار.",
            "uk": "Місце, де малі діти вдень граються і вчаться.",
        },
        forms=("Kitas",),
    ),
    Term(
        "klage",
        "Klage",
        "Sie bitten ein Gericht, die Entscheidung eines Amtes zu prüfen.",
        {
            "en": "You ask a court to check what an office has decided.",
            "ar": "تطلب من محكمة أن تراجع قرار مكتب حكومي.",
            "uk": "Ви просите суд перевірити рішення установи.",
        },
    ),
    Term(
        "krankenschein",
        "Krankenschein",
        "Ein Papier für den Arzt, wenn Sie noch keine Karte der Krankenversicherung haben.",
        {
            "en": "A paper for the doctor, while you have no card of a health insurance yet.",
            "ar": "ورقة للطبيب ما دامت ليست لك بطاقة تأمين صحي.",
            "uk": "Документ для лікаря, поки ви не маєте картки страхування.",
        },
    ),
    Term(
        "krankenversicherung",
        "Krankenversicherung",
        "Sie bezahlt den Arzt und das Krankenhaus.",
        {
            "en": "It pays for the doctor and the hospital.",
            "ar": "هو الذي يدفع للطبيب والمستشفى.",
            "uk": "Воно оплачує лікаря і лікарню.",
        },
    ),
    Term(
        "meldebescheinigung",
        "Meldebescheinigung",
        "Ein Papier, das zeigt, wo Sie gemeldet sind.",
        {
            "en": "A paper that shows at which address you are registered.",
            "ar": "ورقة تبين العنوان الذي سجلت فيه.",
            "uk": "Документ, який показує, де ви зареєстровані.",
        },
    ),
    Term(
        "nebenkosten",
        "Nebenkosten",
        "Was Sie außer der Miete bezahlen: Wasser, Heizung, Müll.",
        {
            "en": "What you pay besides the rent: water, heating, rubbish.",
            "ar": "ما تدفعه غير الإيجار: الماء والتدفئة والقمامة.",
            "uk": "Що ви платите крім оренди: вода, опалення, сміття.",
        },
    ),
    Term(
        "schulpflicht",
        "Schulpflicht",
        "Alle Kinder müssen zur Schule gehen.",
        {
            "en": "All children must go to school.",
            "ar": "يجب على كل الأطفال الذهاب إلى المدرسة.",
            "uk": "Усі діти мусять ходити до школи.",
        },
    ),
    Term(
        "vollmacht",
        "Vollmacht",
        "Damit erlauben Sie einem Menschen, für Sie zu sprechen oder zu unterschreiben.",
        {
            "en": "With it you allow somebody to speak or sign for you.",
            "ar": "بها تسمح لشخص بأن يتكلم أو يوقع عنك.",
            "uk": "Нею ви дозволяєте комусь говорити або підписувати за вас.",
        },
    ),
    Term(
        "wohnberechtigungsschein",
        "Wohnberechtigungsschein",
        "Ein Papier von der Stadt, mit dem Sie eine günstige Wohnung mieten dürfen.",
        {
            "en": "A paper from the town with which you may rent a cheap flat.",
            "ar": "ورقة من المدينة تسمح لك باستئجار شقة رخيصة.",
            "uk": "Документ від міста, з яким можна винайняти дешевшу квартиру.",
        },
    ),
)
