"""Information pages of the demo town in further languages; no native speaker has read them yet."""

from helpboard.cli.demo.content.shapes import PageWords

MORE = (
    PageWords(
        "ankommen/notfall",
        "de-simple",
        "Im Notfall",
        "Diese Nummern kosten nichts.",
        """
## Es brennt. Jemand ist schwer krank.

Rufen Sie an: [[phone:notruf]].

Sagen Sie: Wo ist es?

Sagen Sie: Was ist passiert?

## Jemand bedroht Sie.

Rufen Sie die Polizei: [[phone:polizei]].

Die Polizei hilft allen Menschen.

## Sie sind krank. Es ist Abend.

Rufen Sie an: [[phone:arzt-am-abend]].

## Ein Mann schlägt eine Frau.

Hier bekommen Frauen Hilfe. Tag und Nacht.

[[card:hilfetelefon]]
""",
    ),
    PageWords(
        "ankommen/notfall",
        "fa",
        "در شرایط اضطراری",
        "این شماره‌ها رایگان است، حتی بدون اعتبار.",
        """
## آتش‌سوزی، تصادف، بیماری سخت

با [[phone:notruf]] تماس بگیرید. بگویید: **کجا**؟ **چه** شده؟ **چند** نفر کمک لازم دارند؟ منتظر
پرسش‌ها بمانید.

## خطر از طرف دیگران

با پلیس تماس بگیرید: [[phone:polizei]]. پلیس به همه کمک می‌کند، حتی بدون مدرک.

## بیماری در شب یا آخر هفته

با [[phone:arzt-am-abend]] تماس بگیرید. آنجا می‌گویند کدام پزشک اکنون باز است.

## خشونت علیه زنان

خط کمک شبانه‌روز و به زبان‌های زیاد به شما گوش می‌دهد، بدون نام شما.

[[card:hilfetelefon]]
""",
    ),
    PageWords(
        "ankommen/erste-tage",
        "fa",
        "روزهای نخست",
        "فهرستی برای هفتهٔ اول.",
        """
## نخست این کارها را بکنید

- با مشاوران اجتماعی (Sozialberatung) در محل اقامت خود صحبت کنید.
- نشانی خود را در دفتر شهروندان ثبت کنید. نام آن Anmeldung است.
- همهٔ نامه‌ها را نگه دارید. هیچ پاکتی را دور نیندازید: تاریخ روی آن مهم است.

[[card:sozialberatung]]

هنوز آلمانی بلد نیستید؟ مترجم بخواهید: [[phone:dolmetscher-bestellen]].
""",
        state="outdated",
    ),
    PageWords(
        "ankommen/erste-tage",
        "ru",
        "Первые дни",
        "Список на первую неделю.",
        """
## Сделайте это сначала

- Поговорите с социальными работниками (Sozialberatung) в вашем общежитии.
- Зарегистрируйте адрес в бюро граждан. Это называется Anmeldung.
- Храните все письма. Не выбрасывайте конверты: дата на них важна.
- Сфотографируйте свои документы.

## Вам нужны

Ваш паспорт или удостоверение на время процедуры (Aufenthaltsgestattung) и адрес общежития.

Социальные работники помогут и с одеждой, и с врачом, и со школой для детей.

[[card:sozialberatung]]

Вы ещё не говорите по-немецки? Попросите переводчика: [[phone:dolmetscher-bestellen]].
""",
    ),
    PageWords(
        "ankommen/erste-tage",
        "tr",
        "İlk günler",
        "İlk hafta için bir liste.",
        """
## Önce bunları yapın

- Kaldığınız yerdeki sosyal danışmanlarla (Sozialberatung) konuşun.
- Adresinizi vatandaş bürosunda kaydettirin. Buna Anmeldung denir.
- Bütün mektupları saklayın. Hiçbir zarfı atmayın: Üzerindeki tarih önemlidir.
- Belgelerinizin fotoğrafını çekin.

## Gerekenler

Pasaportunuz ya da geçici oturum belgeniz (Aufenthaltsgestattung) ve kaldığınız yerin adresi.

Sosyal danışmanlar giysi, doktor ve çocuklarınızın okulu için de yardım eder.

[[card:sozialberatung]]

Henüz Almanca bilmiyor musunuz? Tercüman isteyin: [[phone:dolmetscher-bestellen]].
""",
        state="unchecked",
    ),
    PageWords(
        "ankommen/notfall",
        "fr",
        "En cas d'urgence",
        "Ces numéros sont gratuits, même sans crédit.",
        """
## Incendie, accident, maladie grave

Appelez le [[phone:notruf]]. Dites : **Où** est-ce ? **Que** s'est-il passé ? **Combien** de
personnes ont
besoin d'aide ? Attendez les questions.

## Danger venant d'autres personnes

Appelez la police : [[phone:polizei]]. La police aide tout le monde, même sans papiers.

## Malade le soir ou le week-end

Appelez le [[phone:arzt-am-abend]]. On vous dira quel médecin est ouvert.

## Violence contre les femmes

La ligne d'aide vous écoute jour et nuit, en beaucoup de langues, sans demander votre nom.

[[card:hilfetelefon]]
""",
    ),
    PageWords(
        "ankommen/erste-tage",
        "fr",
        "Les premiers jours",
        "Une liste pour la première semaine.",
        """
## À faire d'abord

- Parlez avec les conseillers sociaux (Sozialberatung) de votre logement.
- Déclarez votre adresse au bureau des citoyens. Cela s'appelle Anmeldung.
- Gardez toutes les lettres. Ne jetez aucune enveloppe : la date est importante.
- Prenez vos papiers en photo.

[[card:sozialberatung]]

Vous ne parlez pas encore allemand ? Demandez un interprète : [[phone:dolmetscher-bestellen]].
""",
        state="machine",
    ),
)
