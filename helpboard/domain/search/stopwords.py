"""Words that say nothing about what is looked for.

A question is often typed as a sentence ("ich suche ein Fahrrad für meinen Sohn"). These words
are left out of it when others remain. They stay in the index: a question of such words only
("wer bin ich") still finds its texts.
"""

from helpboard.domain.search.folding import folded, lowered

_LISTS = {
    "de": """
        aber alle als am an auch auf aus bei bin biete bieten bis bitte brauche brauchen braucht
        bräuchte da das dass dem den der des die dich dir du ein eine einem einen einer eines er
        es etwas für gerne gern gibt haben habe hat hier ich ihr im in ist ja jemand kann kein
        keine können man mein meine meinem meinen meiner mich mir mit möchte nach nicht noch oder
        ob sehr sein seine sich sie sind suche suchen sucht über um und uns unser unsere von vom
        vor wann war was welche wer wie wir wird will wo wollen würde zu zum zur
    """,
    "en": """
        a an and any anyone are at be by can could do does for from get give have how i in is it
        looking me my need needs of on or our please some somebody someone that the there this to
        want wanted was we what when where which who will with would you your
    """,
    "fr": """
        a ai au aux avec avez besoin ce ces cette cherche chercher comment d dans de des donne
        donner du elle en est et il j je l la le les leur ma mes moi mon n ne nous on ou où par
        pas peut peux pour qu que quel quelle qui s sa se ses son sont sur un une vous veux
        voudrais y
    """,
    "tr": """
        acaba bana ben bir bize biz bu çok da daha de diye en gibi her hangi için ile istiyorum
        ihtiyacım ki kim lazım mi mı mu mü nasıl ne nerede o olan sen siz şu var ve veya ya yok
        arıyorum
    """,
    "ar": """
        أن أنا أو أي أين أبحث أريد أحتاج إلى إذا التي الذي الى اين ابحث اريد احتاج بحاجة ب ثم عن
        على عند في فيه كل كيف كان لا لي لدي ل ما متى مع من منذ نحن هذا هذه هل هنا هناك هو هي و يا
        يمكن يوجد
    """,
    "fa": """
        از اگر است این آن ای با بر برای به تا چه چطور در را کجا که کسی لازم من ما می میخواهم نیاز
        دارم دنبال خواهم هم هست و یا یک چگونه می‌خواهم
    """,
    "uk": """
        а але б бо був в від вам ви вона він воно де до для є ж за з зі і із й її його як який яка
        яке які коли мені мене ми мій моя мої мого на не немає ні о об під по потрібен потрібна
        потрібно потрібні про та так те ти то треба у хто хочу це цей ця чи що шукаю я
    """,
    "ru": """
        а без бы был в вам во вы где да для до ее есть ещё же за и из или им их к как какая какие
        какой когда кто ли мне меня мой моя моего мы на надо не нет ни но ну нужен нужна нужно
        нужны о об он она они от по под при с со так такой там то у хочу что это этот я ищу
    """,
    "el": """
        για και με μου να ο η το οι τα στο στη του της των που ένα ένας μια θέλω ψάχνω χρειάζομαι
        πού πώς είναι
    """,
    "ti": """
        ኣብ ናብ ንዓይ እዩ እየ ኣለኒ እደሊ ከመይ ኣበይ ን ናይ ምስ
    """,
    "hi": """
        मुझे चाहिए के का की को में से है हैं और एक लिए मेरे मेरा मैं कहाँ कैसे
    """,
}

STOP_WORDS: frozenset[str] = frozenset(
    folded(lowered(word)) for words in _LISTS.values() for word in words.split()
)
"""Folded words without meaning of their own, of all languages together."""
