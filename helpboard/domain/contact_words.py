"""Words by which people write numbers, addresses and names of messengers in their languages.

Everything here is in the form of `contact_data.py`: lower case, without Arabic vowel signs,
with one form of every Arabic letter and apostrophe.
"""

from typing import Final

DIGIT_WORDS: Final[dict[str, int]] = {
    word: digit
    for digit, words in enumerate(
        (
            "null zero oh nought صفر нуль ноль sıfır sifir zéro",
            "eins ein one واحد واحده один одна bir یک يك un",
            "zwei zwo two اثنان اثنين اتنين два дві две iki دو deux",
            "drei three ثلاثه ثلاث تلاته три üç uc سه trois",
            "vier four اربعه اربع чотири четыре dört dort چهار جهار quatre",
            "fünf fuenf five خمسه خمس п'ять пять beş bes پنج cinq",
            "sechs six سته ست шість шесть altı alti شش شيش",
            "sieben seven سبعه سبع сім семь yedi هفت sept",
            "acht eight ثمانيه ثماني ثمان تمانيه вісім восемь sekiz هشت huit",
            "neun nine تسعه تسع дев'ять девять dokuz نه neuf",
        )
    )
    for word in words.split()
}
"""How the digits are called in German, English, Arabic, Ukrainian, Russian, Turkish, Persian and
French."""

AT_WORDS: Final = (
    *("at", "ät", "aet", "et", "bei", "klammeraffe", "arobase", "собака", "песик", "равлик"),
    *("ات", "kuyruklu", "sobaka"),
)
DOT_WORDS: Final = (
    *("dot", "punkt", "point", "nokta", "крапка", "точка", "نقطه", "دات", "دوت", "dott"),
)

MAIL_HOSTS: Final = (
    *("gmail", "googlemail", "gmx", "outlook", "hotmail", "yahoo", "icloud", "posteo"),
    *("t-online", "freenet", "protonmail", "web.de", "mail.ru", "ukr.net", "yandex.ru"),
)

PLAIN_ENDINGS: Final = (
    *("de", "com", "org", "net", "info", "eu", "ch", "fr", "uk", "tr", "ua", "ru", "ir", "sy"),
    *("iq", "af", "pl", "ro", "nl", "io", "ly", "gl", "gle", "app", "dev", "xyz", "site", "tv"),
    *("edu", "gov", "biz", "online", "shop", "blog", "link", "page", "chat", "example", "укр"),
    *("gg", "cc", "rf", "рф", "click", "live", "store", "club"),
)
"""Ends of host names that are hardly ever a word after a forgotten space."""

WORDY_ENDINGS: Final = (
    *("at", "me", "be", "to", "it", "is", "us", "am", "in", "so", "no", "es", "se", "do"),
)
"""Ends of host names that are words too: only with a path behind them."""

MESSENGERS: Final = (
    *("whats ?app", "wh?ats[au]p", "telegram", "insta(?:gram)?", "facebook", "viber", "snapchat"),
    *("tiktok", "tik tok", "messenger", "skype", "wechat", "discord", "threema", "signal", "fb"),
    *("vkontakte", "linkedin", "imo"),
    *("و?ال?وات[سز] ?ا[بپ]", "وات[سز] ?ا?[بپ]", "(?:ال)?ت[يل]{1,4}[جغقكگ]رام"),
    *("(?:ال)?ا?نست[اغقجك]+رام", "ا?ينستا(?:[گغقك]رام)?", "(?:ال)?انستا?", "(?:ال)?فيس ?بوك"),
    *("(?:ال)?سناب ?شات", "(?:ال)?سناب", "(?:ال)?فايبر", "(?:ال)?ماسنجر", "سيجنال", "سي[گك]نال"),
    *("вайбер", "в[оа]тсап", "вацап", "ватцап", "телеграм", "телег", "[иі]нстаграм", "[иі]нст"),
    *("фейсбук", "фейсбуц", "в?контакт", "с[иі]гнал", "тікток", "тикток", "скайп", "месенджер"),
)
"""Names of messengers and networks as regular expressions; endings may follow."""

PHONE_CUES: Final = (
    *("tel", "telefon", "phone", "call", "ring", "dial", "anruf", "ruf", "rückruf", "handy"),
    *("mobil", "sms", "text me", "fon", "cell", "reach me", "erreich"),
    *("هاتف", "جوال", "موبايل", "اتصل", "تلفون", "تلفن", "تماس", "زنگ", "واتس", "للاستفسار"),
    *("тел", "моб", "дзвон", "звон", "подзвон", "позвон", "whatsapp", "viber", "вайбер"),
    *("arayın", "arayin", "cep", "gsm", "appelez", "tél"),
)
"""Words before a number that make it one to be dialled."""

NUMBER_CUES: Final = ("nummer", "number", "رقم", "رقمي", "شماره", "номер", "numara", "numéro")
"""Words before a number that may be a room's or a form's as well."""
