"""The demo manifest: what scripts need to know of a made town."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from helpboard.domain.group import GroupKind, GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState

Lists = dict[str, list[Any]]


def _lists(*keys: str) -> Lists:
    return {key: [] for key in keys}


@dataclass
class Manifest:
    """Ids, slugs and log-ins of a made town; what does not exist yet is an empty list."""

    seed: int
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    posts: Lists = field(default_factory=lambda: _lists(*(state.value for state in PostState)))
    organisations: Lists = field(
        default_factory=lambda: _lists(*(state.value for state in OrganisationState))
    )
    groups: Lists = field(
        default_factory=lambda: _lists(
            *(kind.value for kind in GroupKind), GroupState.RESTING, GroupState.CLOSED
        )
    )
    places: list[str] = field(default_factory=list)
    sites: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    partnerships: list[int] = field(default_factory=list)
    proposals: Lists = field(default_factory=dict)
    appointments: list[int] = field(default_factory=list)
    conversations: Lists = field(default_factory=lambda: _lists("with_account", "with_code"))
    canaries: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def manifest_json(manifest: Manifest, *, base_url: str) -> str:
    """Return the manifest as the JSON text that `--manifest` writes."""
    written = {"base_url": base_url, **vars(manifest)}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
