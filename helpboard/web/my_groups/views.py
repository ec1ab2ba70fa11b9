"""What leads do with their group: this week, members, roles, schedules, its life."""

from helpboard.web.my_groups import (
    change_links,
    changes,
    gives_seeks,
    join_links,
    letter_links,
    life,
    meeting,
    meeting_changes,
    members,
    message,
    place,
    profile,
    role_posts,
    roles,
    schedules,
    show,
    sites,
    times_links,
)
from helpboard.web.my_groups.blueprint import bp

PARTS = (
    change_links,
    changes,
    gives_seeks,
    join_links,
    life,
    letter_links,
    meeting,
    meeting_changes,
    members,
    message,
    place,
    profile,
    role_posts,
    roles,
    schedules,
    show,
    sites,
    times_links,
)
"""Importing a part hangs its views into the blueprint."""

__all__ = ["PARTS", "bp"]
