"""What a coordinator decides about a post, and the reasons there are for it (DSA Art. 17)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from helpboard.domain.errors import ConflictError, DomainError, NotAllowedError
from helpboard.domain.post import PostState


class Verdict(StrEnum):
    """What is decided; ``correct`` publishes with words that the coordinator has put right."""

    PUBLISH = "publish"
    CORRECT = "correct"
    BACK = "back"
    REJECT = "reject"
    HIDE = "hide"
    RESTORE = "restore"


class Reason(StrEnum):
    """Why; each stands for a clause of the rules of the board."""

    CONTACT_DATA = "contact-data"
    COMMERCIAL = "commercial"
    DISCRIMINATING = "discriminating"
    DUPLICATE = "duplicate"
    FRAUD = "fraud"
    ILLEGAL = "illegal"
    NOT_AID = "not-aid"
    UNCLEAR = "unclear"
    UNSAFE = "unsafe"


CLAUSES: dict[Reason, str] = {
    Reason.COMMERCIAL: "4.4",
    Reason.CONTACT_DATA: "4.2",
    Reason.DISCRIMINATING: "4.1",
    Reason.DUPLICATE: "3.5",
    Reason.FRAUD: "4.7",
    Reason.ILLEGAL: "4.5",
    Reason.NOT_AID: "3.1",
    Reason.UNCLEAR: "3.6",
    Reason.UNSAFE: "4.8",
}
"""The number of the rule that a decision names (DSA Art. 17); it stands in ``web/legal_texts``."""

STATES: dict[Verdict, PostState] = {
    Verdict.PUBLISH: PostState.PUBLISHED,
    Verdict.CORRECT: PostState.PUBLISHED,
    Verdict.BACK: PostState.DRAFT,
    Verdict.REJECT: PostState.REJECTED,
    Verdict.HIDE: PostState.HIDDEN,
    Verdict.RESTORE: PostState.PUBLISHED,
}

FROM_PENDING = (Verdict.PUBLISH, Verdict.CORRECT, Verdict.BACK, Verdict.REJECT)
OFFERED: dict[PostState, tuple[Verdict, ...]] = {
    PostState.PENDING: FROM_PENDING,
    PostState.PUBLISHED: (Verdict.HIDE,),
    PostState.HIDDEN: (Verdict.RESTORE,),
    PostState.REJECTED: (Verdict.PUBLISH,),
}
"""What a coordinator may choose for a post in each state; in the others there is nothing to do."""

NEEDS_REASON = frozenset({Verdict.BACK, Verdict.REJECT, Verdict.HIDE})
"""Verdicts that keep a post from the board."""

MAY_BE_APPEALED = frozenset({Verdict.REJECT, Verdict.HIDE})

MOST_SENTENCE = 1_000
"""Characters that a coordinator writes to an author."""
MOST_APPEAL = 5_000
"""Characters of an appeal."""
APPEAL_LIFE = timedelta(days=183)
"""So long after a decision an author may object to it (DSA Art. 20: six months)."""


OBJECT_TO_BLOCK = "object-to-block"
"""The action of the link with which somebody objects who cannot log in any more."""


class Restricted(StrEnum):
    """What can be taken beside a post: an account, being shown, being vouched for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VERIFICATION = "verification"


class AppealState(StrEnum):
    """Open, or decided: the first decision stays, or is taken back."""

    OPEN = "open"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


class ReasonMissingError(DomainError):
    """Whoever keeps a post from the board says why."""

    code = "reason_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a coordinator says about a post, and about which version of it.

    ``version`` None means whatever stands there now (the terminal). ``sentence`` is for the author,
    ``text`` the corrected words of ``CORRECT``.
    """

    verdict: Verdict
    reason: Reason | None = None
    sentence: str = ""
    sentence_lang: str = "en"
    version: int | None = None
    text: str | None = None

    def check(self) -> None:
        """Raise :class:`ReasonMissingError` when the verdict needs a reason and there is none."""
        if self.verdict in NEEDS_REASON and self.reason is None:
            raise ReasonMissingError(self.verdict)


class OwnDecisionError(NotAllowedError):
    """Somebody else decides an appeal, as long as there is somebody else (DSA Art. 20)."""

    code = "own_decision"


class AppealedError(ConflictError):
    """There is an appeal against this decision already."""

    code = "appealed"
