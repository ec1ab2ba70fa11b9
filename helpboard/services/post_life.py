"""The moments of a post: when it is published, and when its life is over (rule 2)."""

from datetime import datetime, tzinfo

from helpboard.domain.tables.post_rules import latest_expiry
from helpboard.models import Post


def begin_life(post: Post, *, was_hidden: bool = False, now: datetime, zone: tzinfo) -> None:
    """Give a published post its moments; one that was only hidden takes up its life again."""
    if not was_hidden or post.published_at is None:
        post.published_at = now
    post.first_published_at = post.first_published_at or now
    latest = latest_expiry(post.facts, now=now, zone=zone)
    post.expires_at = latest if post.expires_at <= now else min(post.expires_at, latest)
