"""What the doctor says of machine translation: which machine, how many words, and a trial."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from helpboard.adapters.translators import translator
from helpboard.cli.refusal import RefusedError
from helpboard.config import Settings
from helpboard.domain.machine_translation import month_of
from helpboard.extensions import db
from helpboard.queries.machine_work import machine_state
from helpboard.services.machine_translation import MachineError

_TRIED = "Guten Tag"


def machine_hints(settings: Settings) -> Iterator[str]:
    """Say whether a machine translates, what it was given this month, and what it could not do.

    Needs an app context.
    """
    if not settings.translation_url:
        return
    state = machine_state(db.session(), month=month_of(datetime.now(UTC)))
    yield (
        f"{_name(settings)} translates public texts: {state.words} of "
        f"{settings.translation_words} words were used this month."
    )
    if state.troubles:
        failed = ", ".join(f"{count} {trouble}" for trouble, count in state.troubles.items())
        yield f"Texts that it has not translated yet, by what went wrong: {failed}."


def try_machine(settings: Settings) -> str:
    """Have two words translated and say how; refused with the reason when it does not work."""
    if not settings.translation_url:
        raise RefusedError("HELPBOARD_TRANSLATION_URL is not set: no machine translates.")
    machine = translator(settings.translation_url, settings.translation_key)
    try:
        spoken = [tag for tag in settings.languages if tag != "de" and machine.speaks("de", tag)]
        if not spoken:
            raise RefusedError(f"{_name(settings)} speaks none of the languages of the board.")
        answer = machine.translate([_TRIED], source="de", target=spoken[0])
    except MachineError as error:
        raise RefusedError(f"{_name(settings)} does not translate: {error}.") from error
    return (
        f"{_name(settings)} says “{' '.join(answer)}” for “{_TRIED}”, and translates into "
        f"{', '.join(spoken)}."
    )


def _name(settings: Settings) -> str:
    machine = translator(settings.translation_url, settings.translation_key)
    host = urlsplit(settings.translation_url).hostname
    return f"{machine.name} at {host}" if host else "The dummy machine"
