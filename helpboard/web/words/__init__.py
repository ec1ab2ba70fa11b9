"""Words for every code of the controlled vocabulary, in the reader's language.

One function a vocabulary; each raises KeyError for a code that its vocabulary does not have.
"""

from helpboard.web.words.blocks import block_label, choice_label
from helpboard.web.words.calendar import (
    date_text,
    day_part_label,
    time_range_text,
    time_text,
    weekday_label,
)
from helpboard.web.words.kinds import (
    condition_label,
    group_kind_label,
    group_state_label,
    headline_start,
    need_kind_label,
    organisation_kind_label,
    partnership_state_label,
    place_kind_label,
    post_headword,
    post_kind_label,
    post_state_label,
)
from helpboard.web.words.problems import problem_text
from helpboard.web.words.sentences import sentence_label, sentence_text
from helpboard.web.words.spoken import language_name, level_label
from helpboard.web.words.things import thing_label
from helpboard.web.words.topics import topic_label

__all__ = [
    "block_label",
    "choice_label",
    "condition_label",
    "date_text",
    "day_part_label",
    "group_kind_label",
    "group_state_label",
    "headline_start",
    "language_name",
    "level_label",
    "need_kind_label",
    "organisation_kind_label",
    "partnership_state_label",
    "place_kind_label",
    "post_headword",
    "post_kind_label",
    "post_state_label",
    "problem_text",
    "sentence_label",
    "sentence_text",
    "thing_label",
    "time_range_text",
    "time_text",
    "topic_label",
    "weekday_label",
]
