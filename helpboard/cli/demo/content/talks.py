"""What people write to each other in the demo town: invented conversations, by what they are about.

A line is who writes (``a`` answers, ``o`` owns the post, organisation or group), then a ready
sentence with its values, or own words with their language.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from helpboard.domain.post import PostKind


class Line(NamedTuple):
    """One message: a ready sentence (its values by name), own words, or both."""

    side: str
    sentence: str = ""
    values: dict[str, Any] = {}
    text: str = ""
    lang: str = "de"


def _a(sentence: str, **values: Any) -> Line:
    return Line("a", sentence, values)


def _o(sentence: str, **values: Any) -> Line:
    return Line("o", sentence, values)


def _says(side: str, text: str, lang: str = "de") -> Line:
    return Line(side, text=text, lang=lang)


_AT_ONCE = (
    _a("interested"),
    _says("a", "Ich wohne gleich um die Ecke und könnte heute noch kommen."),
)
_LATER = (
    _a("maybe-later"),
    _says("a", "Im nächsten Monat habe ich wieder mehr Zeit und melde mich."),
    _o("thanks"),
)

SCRIPTS: Mapping[tuple[bool, PostKind], tuple[tuple[Line, ...], ...]] = {
    (True, PostKind.OFFER): (
        (
            _a("interested"),
            _a("is-still-free"),
            _o("still-free"),
            _a("can-fetch"),
            _o("where-meet", place="Vor dem Bürgerhaus"),
            _a("fetch-on", date="+3", time="17:30"),
            _o("suits-me"),
            _a("thanks"),
        ),
        (
            _says("a", "Wie groß ist es? Ich habe einen kleinen Kofferraum."),
            _says("o", "Es passt in eine große Tasche, man kann es gut tragen."),
            _a("can-you-bring"),
            _o("no-sorry"),
            _a("can-fetch"),
            _o("fetch-on", date="+2", time="16:00"),
            _a("cancel-on", date="+2"),
            _a("new-appointment"),
            _o("weekend"),
        ),
        (
            _says("a", "Merhaba, bununla ilgileniyorum. Hâlâ var mı?", "tr"),
            _o("taken-already"),
            _a("thanks"),
            _says("o", "Es kommt bald wieder etwas herein, schauen Sie gern noch einmal vorbei."),
        ),
        _AT_ONCE,
    ),
    (True, PostKind.REQUEST): (
        (
            _says("a", "Guten Tag, ich habe so etwas im Keller und gebe es gern ab."),
            _says("o", "مرحبا، شكرا جزيلا. هل يمكنني أن آتي يوم السبت؟", "ar"),
            _a("yes-gladly"),
            _a("where-and-when-meet", place="Am Marktplatz, beim Brunnen", date="+5", time="11:00"),
            _o("suits-me"),
            _o("i-am-late", minutes=10),
            _a("please-wait"),
            _o("thanks"),
        ),
        (
            _a("how-many"),
            _o("this-many", count=2),
            _says("a", "Dann habe ich genau das Richtige, kaum getragen."),
            _o("is-it-free"),
            _a("it-is-free"),
            _o("thanks"),
        ),
    ),
    (False, PostKind.OFFER): (
        _AT_ONCE,
        (_a("need-help"), _a("call-me-desk")),
        (
            _says("a", "Guten Tag, nehmen Sie noch Leute auf? Ich würde gern mitmachen."),
            _says("o", "Sehr gern! Kommen Sie einfach zum nächsten Treffen vorbei."),
            _a("yes-gladly"),
            _o("see-you"),
        ),
        (
            _says("a", "Wir sind eine Gruppe und kämen gern einmal im Monat. Wäre etwas frei?"),
            _o("please-wait"),
            _says("o", "Mittwochs ist etwas frei. Wie viele Personen werden Sie sein?"),
            _a("this-many", count=15),
            _o("suits-me"),
            _a("thanks"),
        ),
        (
            _says("a", "Добрий день, чи можна прийти без запису?", "uk"),
            _o("yes-gladly"),
            _says("o", "Ja, dienstags ab neun Uhr. Bringen Sie bitte Ihren Ausweis mit."),
            _a("thanks"),
        ),
        _LATER,
    ),
    (False, PostKind.REQUEST): (
        (
            _says("a", "Ich kann dienstags und donnerstags nach der Arbeit, gern bei uns im Café."),
            _o("when-suits"),
            _a("weekdays-evening"),
            _says("o", "Дякую! Вівторок мені підходить. Я ще погано розмовляю німецькою.", "uk"),
            _a("write-simply"),
            _a("where-and-when-meet", place="Im Begegnungscafé", date="+6", time="18:00"),
            _o("see-you"),
        ),
        (
            _a("can-help"),
            _o("interpreter-please"),
            _a("i-speak", language="ar"),
            _says("o", "أحتاج إلى شخص يذهب معي إلى الموعد ويشرح لي الأوراق.", "ar"),
            _a("i-suggest", date="+4", time="09:30"),
            _o("suits-me"),
            _says("a", "Bitte bringen Sie den Brief mit. Wir treffen uns vor dem Eingang."),
            _o("thanks"),
            _a("you-are-welcome"),
        ),
        (
            _says("a", "Hello, I could help with this on Saturdays. I have done it before.", "en"),
            _o("yes-gladly"),
            _o("where-to-meet"),
            _says("a", "Maybe at the library? It is warm there and quiet.", "en"),
            _o("suits-me"),
            _a("see-you-on", date="+8", time="10:00"),
        ),
        (
            _says("a", "Wir sind drei Leute aus der Gruppe und hätten am Nachmittag Zeit."),
            _o("yes-gladly"),
            _o("when-suits"),
            _a("i-suggest", date="+7", time="14:00"),
            _o("does-not-suit"),
            _o("other-day"),
            _a("i-suggest", date="+9", time="14:00"),
            _o("suits-me"),
            _o("thanks"),
        ),
        (
            _says("a", "سلام، من می‌توانم آخر هفته کمک کنم.", "fa"),
            _o("did-not-understand"),
            _a("can-help"),
            _a("weekend"),
            _o("yes-gladly"),
            _o("see-you"),
        ),
        _LATER,
    ),
}
"""Conversations by whether they are about goods and by the kind of post, in the order given."""
