"""What the worker does so that readers have words in their language: it asks a machine for them."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from flask import current_app

from helpboard.adapters.translators import translator
from helpboard.config import Settings
from helpboard.domain.machine_translation import OF_SERVER, Trouble
from helpboard.extensions import db, writing
from helpboard.queries.machine_work import OF_THE_TOWN, ORDER, Wanted, wanted
from helpboard.services.machine_translation import (
    BudgetError,
    Job,
    MachineError,
    Translator,
    begin,
    fail,
    finish,
)

_log = logging.getLogger(__name__)
_AT_ONCE: Final = 10
_SHORTEST_PAUSE: Final = 30.0
_LONGEST_PAUSE: Final = 1800.0
_AN_HOUR: Final = 3600.0


class MachineTranslations:
    """Has texts translated; a machine that is away is asked ever more rarely."""

    def __init__(
        self, *, is_stopping: Callable[[], bool], machine: Translator | None = None
    ) -> None:
        """Go on until ``is_stopping``, with ``machine`` or with that of the settings."""
        self._is_stopping = is_stopping
        self._machine = machine
        self._pause = 0.0
        self._not_before = 0.0
        self._people_not_before = 0.0

    def __call__(self) -> bool:
        """Have some texts translated; True while more are waiting. Off by default."""
        settings: Settings = current_app.extensions["helpboard"].settings
        if not settings.translation_url or time.monotonic() < self._not_before:
            return False
        if self._machine is None:
            self._machine = translator(settings.translation_url, settings.translation_key)
        try:
            works = self._works(self._machine, settings.languages)
            for work in works:
                if self._is_stopping():
                    return False
                self._translate(self._machine, work, budget=settings.translation_words)
        except BudgetError as error:
            if work.kind not in OF_THE_TOWN:
                self._people_not_before = time.monotonic() + _AN_HOUR
                _log.warning(
                    "posts and profiles are not translated: their words of %s are used up", error
                )
                return True
            self._wait(_AN_HOUR, f"the words of {error} are used up")
            return False
        except MachineError as error:
            self._pause = min(max(self._pause * 2, _SHORTEST_PAUSE), _LONGEST_PAUSE)
            self._wait(self._pause, str(error))
            return False
        self._pause = 0.0
        return bool(works)

    def _wait(self, seconds: float, why: str) -> None:
        self._not_before = time.monotonic() + seconds
        _log.warning("machine translation waits %.0f s: %s", seconds, why)

    def _works(self, machine: Translator, languages: tuple[str, ...]) -> list[Wanted]:
        machine.speaks("de", "en")  # asks the server before any transaction begins
        works = wanted(
            db.session(),
            langs=languages,
            speaks=machine.speaks,
            now=datetime.now(UTC),
            limit=_AT_ONCE,
            kinds=OF_THE_TOWN if time.monotonic() < self._people_not_before else ORDER,
        )
        db.session.rollback()  # nothing is held while the machine is asked
        return works

    def _translate(self, machine: Translator, work: Wanted, *, budget: int) -> None:
        with writing(db.session()) as session:
            job = begin(session, work=work, budget=budget, now=datetime.now(UTC))
        if job is None:
            return
        try:
            texts = job.texts
            answers = (
                machine.translate(texts, source=work.source.lang, target=work.lang) if texts else []
            )
            fields = job.fields(answers)
        except MachineError as error:
            self._failed(job, error)
            return
        with writing(db.session()) as session:
            finish(session, job=job, fields=fields, now=datetime.now(UTC))

    def _failed(self, job: Job, error: MachineError) -> None:
        """Note a failure; raise it again when the next text would fail just as well."""
        with writing(db.session()) as session:
            fail(session, job=job, error=error, now=datetime.now(UTC))
        if error.trouble in OF_SERVER or error.trouble is Trouble.SLOW:
            raise error
        kind, thing_id = job.work.key
        _log.warning("%s %d in %s was not translated: %s", kind, thing_id, job.work.lang, error)
