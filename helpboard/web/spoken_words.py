"""What letters and pages may say of codes and moments: ``words`` in every template."""

from types import SimpleNamespace

from helpboard.web import dates
from helpboard.web.facts import fact_lines, headline
from helpboard.web.labels import needs, topic_text
from helpboard.web.match_lines import reasons_for, reasons_in_words
from helpboard.web.originals import name_of
from helpboard.web.words.account_reasons import block_reason_text
from helpboard.web.words.circulars import circular_answer_text
from helpboard.web.words.joining import join_no_text
from helpboard.web.words.proposals import (
    agreed_text,
    decline_text,
    gone_text,
    question_text,
    subject_text,
)
from helpboard.web.words.reasons import reason_text
from helpboard.web.words.sentences import sentence_text
from helpboard.web.words.spoken import language_name
from helpboard.web.words.when import slot_text

WORDS = SimpleNamespace(
    block_reason=block_reason_text,
    circular_answer=circular_answer_text,
    clock=dates.clock,
    day=dates.weekday_and_day,
    fact_lines=fact_lines,
    full_day=dates.full_day,
    headline=headline,
    language_name=language_name,
    join_no=join_no_text,
    match_reasons=reasons_in_words,
    needs=needs,
    proposal_agreed=agreed_text,
    proposal_gone=gone_text,
    proposal_no=decline_text,
    proposal_question=question_text,
    proposal_reasons=reasons_for,
    proposal_subject=subject_text,
    reason=reason_text,
    sentence_text=sentence_text,
    slot=slot_text,
    text_language=name_of,
    times=dates.times,
    topic_text=topic_text,
)
"""In the reader's language when they are called. One line an entry, sorted."""
