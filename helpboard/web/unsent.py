"""What somebody typed, for the page that says that the board could not take it."""

from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

SECRETS = frozenset({"password", "old", "code"})
"""Names of fields for passwords, the words on cards and codes: no page repeats what was written."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that may be sent again as it was; files are no longer there."""

    action: str
    fields: tuple[tuple[str, str], ...]
    has_files: bool

    @property
    def has_words(self) -> bool:
        """Tell whether it holds more than the token of a button."""
        return any(name != "csrf_token" for name, _text in self.fields)


def unsent_form() -> Unsent | None:
    """Return the form that came with this request, its token included; None without one.

    Sent again it has the key that it had, so what was carried out after all is not done twice.
    """
    if request.method != "POST":
        return None
    try:
        fields = tuple(
            (name, text) for name, text in request.form.items(multi=True) if name not in SECRETS
        )
        files = [file for file in request.files.values() if file.filename]
    except (HTTPException, OSError):  # a body that cannot be read
        return None
    if not fields:
        return None
    action = request.full_path if request.query_string else request.path
    return Unsent(f"{request.script_root}{action}", fields, bool(files))
