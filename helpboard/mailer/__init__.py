"""Wording letters: from a row of the outbox to a message in the reader's language.

``wording.py`` makes the message, ``content.py`` reads what ``templates/mail`` says, ``loaders.py``
knows where the rows of each kind come from.
"""
