"""The two doors to a conversation: by account and by code. Behind them everything is the same."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import url_for

from helpboard.domain.conversation import Via
from helpboard.domain.policy import Actor
from helpboard.web.actors import acting
from helpboard.web.code_holder import acting_by_code


@dataclass(frozen=True, slots=True)
class Door:
    """Who comes in, and the addresses behind the door."""

    suffix: str
    via: Via
    acting: Callable[[], Actor]
    home: str

    def url(self, view: str, conversation_id: int, **values: str | int) -> str:
        """Return the address of a page of a conversation behind this door."""
        endpoint = f"conversations.{view}{self.suffix}"
        return url_for(endpoint, conversation_id=conversation_id, **values)  # type: ignore[arg-type]

    def list_url(self) -> str:
        """Return the address of the list of what is mine."""
        return url_for(self.home)


BY_ACCOUNT = Door("", Via.PAGE, acting, "my.index")
BY_CODE = Door("_by_code", Via.CODE, acting_by_code, "ask.overview")


def who(actor: Actor) -> str:
    """Return whom a limit counts for this actor."""
    if actor.user_id is not None:
        return f"user:{actor.user_id}"
    return f"code:{actor.code_id}"
