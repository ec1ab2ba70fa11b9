"""What translators of the demo town have in hand: drafts, and what readers told them."""

from typing import NamedTuple

from helpboard.domain.translation import FeedbackKind


class Draft(NamedTuple):
    """Words of a group in another language; ``deed`` is claim, review or publish."""

    group: str
    lang: str
    deed: str
    about: str


DRAFTS = (
    Draft(
        "cafe-lindenhain",
        "ar",
        "review",
        "قهوة وشاي وكعك ووقت كثير: يجتمع كل أربعاء أربعون إلى ستين شخصاً، أغلبهم من إغلوسهايم. "
        "على طاولة نتحدث الألمانية، وعلى التالية نلعب الطاولة، وفي الزاوية يقرأ أحدهم الرسائل "
        "لمن يريد. لا حاجة إلى التسجيل ولا إلى إحضار شيء. ومن يطبخ يختار الموسيقى.",
    ),
    Draft(
        "cafe-lindenhain",
        "uk",
        "publish",
        "Кава, чай, пиріг і багато часу: щосереди сходяться від сорока до шістдесяти людей, "
        "більшість з Еґлосгайма. За одним столом говорять німецькою, за сусіднім грають у нарди, "
        "а в кутку хтось в окулярах читає листи вголос. Не треба ні записуватися, ні щось "
        "приносити. Хто готує, той обирає музику.",
    ),
    Draft(
        "cafe-speicherhof",
        "uk",
        "review",
        "У самому центрі, поруч з бібліотекою: у п’ятницю по обіді двері відчинені, а влітку й "
        "вікна. Багато хто приходить після курсу німецької, дехто лишається мити посуд. Раз на "
        "місяць хтось показує знімки й розповідає про рідне місто. Наші господарі разом "
        "говорять одинадцятьма мовами.",
    ),
    Draft(
        "cafe-speicherhof",
        "tr",
        "claim",
        "Şehrin ortasında, kütüphanenin hemen yanında: Cuma öğleden sonraları kapılar açık, yazın "
        "pencereler de.",
    ),
    Draft(
        "cafe-haldenstieg",
        "ru",
        "claim",
        "Раз в две недели по субботам молодёжный клуб становится кафе для всего квартала.",
    ),
    Draft(
        "cafe-am-fluss",
        "fr",
        "publish",
        "Notre salle au bord du Neckar est en travaux, le café fait donc une pause. En attendant, "
        "nous nous retrouvons en petit groupe pour nous promener le long du Neckar. Écrivez-nous "
        "si vous voulez savoir quand nous rouvrons.",
    ),
)

SET_ASIDE = "Şehir merkezinde, kütüphanenin yanında."
"""An older draft that somebody else wrote over."""


class Feedback(NamedTuple):
    """What a reader said about the words of a page in a language."""

    path: str
    lang: str
    kind: FeedbackKind
    text: str


FEEDBACK = (
    Feedback("anhoerung", "ar", FeedbackKind.NOT_UNDERSTOOD, "ما معنى «جلسة الاستماع»؟"),
    Feedback("anhoerung", "uk", FeedbackKind.NOT_UNDERSTOOD, "Не розумію другого речення."),
    Feedback("wohnen", "ar", FeedbackKind.WRONG, "الكلمة الأخيرة ليست صحيحة."),
    Feedback("ankommen/anmelden", "de", FeedbackKind.NOT_UNDERSTOOD, "Was ist ein Bürgerbüro?"),
    Feedback("ankommen/erste-tage", "fr", FeedbackKind.OUTDATED, "Ce bureau a déménagé."),
)


class Correction(NamedTuple):
    """Better words for a text of the pages."""

    lang: str
    source: str
    words: str
    note: str
    is_taken: bool


CORRECTIONS = (
    Correction("ar", "Write to us", "اكتبوا إلينا", "So sagt man es freundlicher.", False),
    Correction("uk", "Pass it on", "Поділіться", "Kürzer, und so heißt es überall.", False),
    Correction("uk", "Write to us", "Пишіть нам", "Klingt wärmer.", True),
)
