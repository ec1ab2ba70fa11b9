"""What people type for topics and things beside the labels of the catalogues.

Labels say a topic politely ("Going along to an office"); people type "Jobcenter" or "مترجم".
One entry a code; in it one part a language: its tag, then words or names, by commas. A name of two
words counts when both are typed. Add freely: only the moment of asking reads this.
"""

from collections.abc import Iterator, Mapping

_SAID: Mapping[str, str] = {
    "topic:goods": "de Sachspenden, Spenden; en donations; ar تبرعات; fa اهدا; uk речі; ru вещи; "
    "tr bağış, eşya; fr dons",
    "topic:furniture": "de Möbel, Einrichtung; en furniture; ar أثاث, مفروشات; fa مبلمان, اثاثیه; "
    "uk меблі; ru мебель; tr mobilya; fr meubles; ti ኣቑሑት ገዛ; el έπιπλα; hi फर्नीचर",
    "topic:kitchen": "de Küche, Haushalt; en kitchen, household; ar مطبخ; fa آشپزخانه; uk кухня; "
    "ru кухня; tr mutfak; fr cuisine",
    "topic:clothing": "de Kleidung, Kleider, Klamotten, Anziehsachen; en clothes, clothing; "
    "ar ملابس, ثياب; fa لباس, پوشاک; uk одяг; ru одежда; tr giysi, kıyafet, elbise; "
    "fr vêtements, habits; ti ክዳን; el ρούχα; hi कपड़े",
    "topic:baby": "de Baby, Säugling, Babysachen; en baby, newborn; ar رضيع, مولود; fa نوزاد; "
    "uk немовля, малюк; ru младенец, малыш; tr bebek; fr bébé; ti ህጻን",
    "topic:bicycle": "de Fahrrad, Rad, Velo; en bicycle, bike; ar دراجة, بسكليت; fa دوچرخه; "
    "uk велосипед; ru велосипед; tr bisiklet; fr vélo, bicyclette; ti ብሽክለታ; el ποδήλατο; "
    "hi साइकिल",
    "thing:bicycle": "de Fahrrad, Rad, Velo; en bicycle, bike; ar دراجة, بسكليت; fa دوچرخه; "
    "uk велосипед; ru велосипед; tr bisiklet; fr vélo, bicyclette; ti ብሽክለታ; el ποδήλατο; "
    "hi साइकिल",
    "thing:child-bicycle": "de Kinderfahrrad; en children bicycle, kids bike; ar دراجة أطفال; "
    "fa دوچرخه بچه; uk дитячий велосипед; ru детский велосипед; tr çocuk bisikleti; "
    "fr vélo enfant",
    "thing:sofa": "de Sofa, Couch; en sofa, couch; ar كنبة, أريكة; fa مبل, کاناپه; uk диван; "
    "ru диван; tr kanepe, koltuk; fr canapé; el καναπές; hi सोफा",
    "thing:bed": "de Bett; en bed; ar سرير, تخت; fa تخت, تختخواب; uk ліжко; ru кровать; tr yatak; "
    "fr lit; ti ዓራት; el κρεβάτι; hi बिस्तर, पलंग",
    "thing:mattress": "de Matratze; en mattress; ar فرشة, مرتبة; fa تشک; uk матрац; ru матрас; "
    "tr döşek, şilte; fr matelas",
    "thing:table": "de Tisch, Esstisch; en table; ar طاولة; fa میز; uk стіл; ru стол; tr masa; "
    "fr table; el τραπέζι",
    "thing:chair": "de Stuhl, Stühle; en chair; ar كرسي, كراسي; fa صندلی; uk стілець, стільці; "
    "ru стул, стулья; tr sandalye; fr chaise",
    "thing:wardrobe": "de Schrank, Kleiderschrank; en wardrobe, closet; ar خزانة, دولاب; fa کمد; "
    "uk шафа; ru шкаф; tr dolap, gardırop; fr armoire",
    "thing:fridge": "de Kühlschrank; en fridge, refrigerator; ar ثلاجة, براد; fa یخچال; "
    "uk холодильник; ru холодильник; tr buzdolabı; fr frigo, réfrigérateur; ti መዝሓሊ; "
    "el ψυγείο; hi फ्रिज",
    "thing:washing-machine": "de Waschmaschine; en washing machine, washer; ar غسالة; "
    "fa ماشین لباسشویی, لباسشویی; uk пральна машина; ru стиральная машина; "
    "tr çamaşır makinesi; fr machine à laver, lave linge; el πλυντήριο",
    "thing:pram": "de Kinderwagen, Buggy; en pram, stroller, buggy; ar عربة أطفال; fa کالسکه; "
    "uk дитяча коляска, візочок; ru детская коляска, коляска; tr bebek arabası; fr poussette",
    "thing:phone": "de Handy, Smartphone, Telefon; en phone, mobile, smartphone; "
    "ar هاتف, موبايل, جوال; fa موبایل, گوشی, تلفن; uk телефон, мобільний; ru телефон, мобильный; "
    "tr telefon, cep telefonu; fr téléphone, portable; ti ተሌፎን",
    "thing:laptop": "de Laptop, Notebook; en laptop, notebook; ar لابتوب, حاسوب محمول; fa لپتاپ; "
    "uk ноутбук; ru ноутбук; tr dizüstü; fr ordinateur portable",
    "thing:shoes": "de Schuhe, Turnschuhe; en shoes, trainers, sneakers; ar حذاء, أحذية; fa کفش; "
    "uk взуття, черевики; ru обувь, ботинки; tr ayakkabı; fr chaussures; ti ጫማ; hi जूते",
    "thing:jacket": "de Jacke, Anorak; en jacket; ar جاكيت, سترة; fa کاپشن, ژاکت; uk куртка; "
    "ru куртка; tr ceket, mont; fr veste, blouson",
    "topic:office-visit": "de Behörde, Amt, Jobcenter, Ausländerbehörde, Begleitung; "
    "en office, authority, jobcentre; ar دائرة, مرافقة, جوب سنتر; fa اداره, همراهی; "
    "uk установа, супровід, джобцентр; ru ведомство, сопровождение, джобцентр; "
    "tr resmi daire, refakat; fr administration, accompagnement; ti ቤት ጽሕፈት",
    "topic:doctor-visit": "de Arzt, Ärztin, Krankenhaus, Arztbesuch; en doctor, hospital; "
    "ar طبيب, دكتور, مستشفى; fa دکتر, پزشک, بیمارستان; uk лікар, лікарня; ru врач, больница; "
    "tr doktor, hastane; fr médecin, docteur, hôpital; ti ሓኪም, ሆስፒታል; el γιατρός; hi डॉक्टर",
    "topic:asylum-advice": "de Asyl, Asylberatung, Aufenthalt; en asylum; ar لجوء, إقامة; "
    "fa پناهندگی, اقامت; uk притулок; ru убежище; tr iltica, sığınma; fr asile; ti ዑቕባ",
    "topic:furniture-transport": "de Möbeltransport, Transporter; en van; ar نقل أثاث; "
    "fa حمل اثاثیه; uk перевезення меблів; ru перевозка мебели; tr nakliye; fr transport meubles",
    "topic:sport": "de Sport, Fußball, Sportverein, Verein; en sport, football; ar رياضة, كرة قدم; "
    "fa ورزش, فوتبال; uk спорт, футбол; ru спорт, футбол; tr spor, futbol; fr sport, football; "
    "ti ስፖርት, ኩዕሶ",
    "topic:sewing": "de Nähen, Schneidern; en sewing; ar خياطة; fa خیاطی; uk шиття; ru шитьё; "
    "tr dikiş; fr couture; ti ስፌት",
    "topic:childcare": "de Kinderbetreuung, Babysitter, Kita, Kindergarten; "
    "en childcare, babysitter, kindergarten, nursery; ar حضانة, رعاية أطفال, روضة; "
    "fa مهدکودک, نگهداری کودک; uk няня, дитячий садок, догляд за дітьми; ru няня, детский сад; "
    "tr çocuk bakımı, kreş, anaokulu; fr garde enfants, crèche; ti መዋእለ ህጻናት",
    "topic:german-course": "de Deutschkurs, Deutsch lernen, Sprachkurs; "
    "en German course, German class, learn German; ar دورة ألماني, تعلم ألماني, دورة لغة; "
    "fa کلاس آلمانی, کلاس زبان, یادگیری آلمانی; uk курс німецької, німецька мова; "
    "ru курс немецкого, немецкий язык; tr Almanca kursu, dil kursu; "
    "fr cours allemand, apprendre allemand; ti ትምህርቲ ጀርመን; el μαθήματα γερμανικών; hi जर्मन कोर्स",
    "topic:interpreting": "de Dolmetscher, Dolmetscherin, Übersetzer, Sprachmittler; "
    "en interpreter, translator; ar مترجم, مترجمة, ترجمة; fa مترجم, ترجمه; uk перекладач; "
    "ru переводчик, перевод; tr tercüman, çevirmen; fr interprète, traducteur; "
    "ti ተርጓሚ, ኣስተርጓሚ; el διερμηνέας, μεταφραστής; hi दुभाषिया",
    "topic:letters": "de Brief, Briefe, Formular, Antrag, Post; en letter, form, forms; "
    "ar رسالة, استمارة; fa نامه, فرم; uk лист, анкета; ru письмо, анкета; tr mektup, form; "
    "fr lettre, formulaire; ti ደብዳበ",
    "topic:homework": "de Hausaufgaben, Hausaufgabenhilfe; en homework; ar واجبات; "
    "fa تکلیف, تکالیف; "
    "uk домашнє завдання, уроки; ru домашнее задание, уроки; tr ödev; fr devoirs",
    "topic:tutoring": "de Nachhilfe; en tutor, tutoring; ar دروس خصوصية; fa تدریس خصوصی; "
    "uk репетитор; ru репетитор; tr özel ders; fr soutien scolaire",
    "topic:internship": "de Praktikum; en internship; ar تدريب; fa کارآموزی; uk стажування; "
    "ru стажировка, практика; tr staj; fr stage",
    "topic:apprenticeship": "de Ausbildung, Lehre, Lehrstelle; en apprenticeship, training; "
    "ar تدريب مهني, أوسبيلدونغ; fa آوسبیلدونگ; uk навчання професії; ru обучение профессии; "
    "tr meslek eğitimi; fr apprentissage, formation",
    "topic:job": "de Arbeit, Job, Stelle, Minijob; en job, work; ar عمل, شغل, وظيفة; fa کار, شغل; "
    "uk робота; ru работа; tr iş; fr travail, emploi, boulot; ti ስራሕ; el δουλειά, εργασία; "
    "hi काम, नौकरी",
    "topic:flat": "de Wohnung; en flat, apartment; ar شقة, بيت, سكن; fa آپارتمان, خانه; "
    "uk квартира, житло; ru квартира, жильё; tr daire, ev; fr appartement, logement; "
    "ti ገዛ; el διαμέρισμα, σπίτι; hi घर, मकान",
    "topic:room": "de Zimmer; en room; ar غرفة; fa اتاق; uk кімната; ru комната; tr oda; "
    "fr chambre; ti ክፍሊ; el δωμάτιο; hi कमरा",
    "topic:moving": "de Umzug, Umzugshilfe; en moving; ar نقل بيت; fa اسبابکشی; uk переїзд; "
    "ru переезд; tr taşınma; fr déménagement",
    "topic:women": "de Frauen, Frauencafé; en women; ar نساء; fa زنان, بانوان; uk жінки; "
    "ru женщины; tr kadınlar; fr femmes; ti ደቂ ኣንስትዮ",
    "fact:size": "de Größe; en size; ar مقاس, قياس; fa سایز, اندازه; uk розмір; ru размер; "
    "tr numara, beden; fr taille, pointure; el μέγεθος, νούμερο",
    "fact:rooms": "de Zimmer; en rooms, bedroom; ar غرف, غرفة; fa اتاق, خوابه; uk кімната, "
    "кімнатна; ru комната, комнатная; tr oda; fr pièces, chambre",
    "is:cafe": "de Café, Begegnungscafé, Treff; en café, cafe; ar مقهى, كافيه; fa کافه; uk кафе; "
    "ru кафе; tr kafe; fr café; ti ካፈ; el καφέ",
}


def synonyms() -> Iterator[tuple[str, str, str]]:
    """Yield (code, language tag, name) of everything in the table."""
    for code, parts in _SAID.items():
        for part in parts.split(";"):
            tag, _, names = part.strip().partition(" ")
            for name in names.split(","):
                yield code, tag, name.strip()
