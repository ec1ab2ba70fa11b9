"""The blueprint of the workbench."""

from flask import Blueprint

from helpboard.web.actors import acting

bp = Blueprint("translate", __name__)


@bp.context_processor
def _way_back() -> dict[str, bool]:
    """Tell the frame whether the reader has come from the desk."""
    return {"is_from_desk": bool(acting().coordinates)}
