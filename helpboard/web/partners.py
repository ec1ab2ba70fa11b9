"""Partners as the profile of the other side shows them."""

from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.queries.partners import PartnerRow
from helpboard.web import dates
from helpboard.web.labels import needs


def partner_view(row: PartnerRow, *, url: str, kind_label: str) -> dict[str, Any]:
    """Return what the macro ``partner`` shows."""
    month = dates.month_and_year(row.since) if row.since else ""
    return {
        "url": url,
        "name": row.name,
        "kind_label": kind_label,
        "gives": needs(row.gives),
        "receives": needs(row.receives),
        "since_label": _("Partners since %(month)s", month=month) if month else None,
        "contact_name": None,
        "points": None,
    }
