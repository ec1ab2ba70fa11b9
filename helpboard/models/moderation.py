"""What staff decided and did. Rows are added, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.decision import AppealState, Reason, Verdict
from helpboard.domain.post import PostState
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.contact_log import AccountDecision
from helpboard.models.organisation import OrganisationDecision
from helpboard.models.post import Post
from helpboard.models.user import User


class Decision(Base):
    """A verdict on one post: from which state to which, by whom, and why.

    ``post_version`` and ``shown_text`` say what was decided on, ``sentence`` is what the author was
    told, in the desk's language ``sentence_lang``. Erasing the author blanks the words.
    ``waited_since`` is when the post came to the desk, None when it did not wait there.
    """

    __tablename__ = "decision"

    id: Mapped[IntPk]
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    verdict: Mapped[Verdict]
    reason: Mapped[Reason | None]
    old_state: Mapped[PostState]
    new_state: Mapped[PostState]
    sentence: Mapped[str] = mapped_column(default="")
    sentence_lang: Mapped[Code] = mapped_column(default="")
    post_version: Mapped[int] = mapped_column(default=0)
    shown_text: Mapped[str] = mapped_column(default="")
    waited_since: Mapped[datetime | None]
    at: Mapped[datetime]


class Appeal(Base):
    """Somebody objects to a decision; somebody else decides again (DSA Art. 20).

    Exactly one of the three decisions is set: about a post, an account or an organisation.
    ``made_by`` is who objects for an organisation; otherwise it is whom the decision is about.
    """

    __tablename__ = "appeal"

    id: Mapped[IntPk]
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey(Decision.id, ondelete="CASCADE"), unique=True
    )
    account_decision_id: Mapped[int | None] = mapped_column(
        ForeignKey(AccountDecision.id, ondelete="CASCADE"), unique=True
    )
    organisation_decision_id: Mapped[int | None] = mapped_column(
        ForeignKey(OrganisationDecision.id, ondelete="CASCADE"), unique=True
    )
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    text: Mapped[str]
    text_lang: Mapped[Code]
    state: Mapped[AppealState] = mapped_column(index=True)
    created_at: Mapped[datetime]
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None]
    sentence: Mapped[str] = mapped_column(default="")
    sentence_lang: Mapped[Code] = mapped_column(default="")

    __table_args__ = (
        CheckConstraint(
            "(decision_id IS NOT NULL AND account_decision_id IS NULL"
            " AND organisation_decision_id IS NULL)"
            " OR (decision_id IS NULL AND account_decision_id IS NOT NULL"
            " AND organisation_decision_id IS NULL)"
            " OR (decision_id IS NULL AND account_decision_id IS NULL"
            " AND organisation_decision_id IS NOT NULL)",
            name="one_decision",
        ),
    )


class Entry(Base):
    """A line of the log of what staff did (rule 8): ids and codes, never personal text."""

    __tablename__ = "entry"

    id: Mapped[IntPk]
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    action: Mapped[Code]
    about: Mapped[Code]
    about_id: Mapped[int]
    codes: Mapped[dict[str, Any]]
