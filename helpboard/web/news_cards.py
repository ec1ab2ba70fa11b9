"""A piece of news as start pages show it."""

from typing import Any

from helpboard.catalogue import current_language
from helpboard.queries.news import NewsRow
from helpboard.web import dates
from helpboard.web.markdown import markdown
from helpboard.web.originals import direction_of, name_of


def news_card(row: NewsRow, tag: str | None = None) -> dict[str, Any]:
    """Return what the card shows a reader of ``tag``, else of the page's language.

    Where nobody has written it in that language it is the source, and says so.
    """
    wanted = tag or current_language().tag
    lang, title, body = row.text_for(wanted)
    return {
        "title": title,
        "body": markdown(body),
        "lang": lang,
        "dir": direction_of(lang),
        "language": "" if lang == wanted else name_of(lang),
        "day": dates.day_and_month(row.published_at) if row.published_at else "",
    }
