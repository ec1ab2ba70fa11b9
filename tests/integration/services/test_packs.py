"""Packs of sheets on both databases."""

import pytest
from sqlalchemy import event

from helpboard.domain.paper import PackBusyError, PackSheet
from helpboard.domain.policy import Actor
from helpboard.services.packs import ask_for_pack


def test_two_who_ask_for_an_area_at_once_wait_for_each_other(session, town, now):
    area = town.home
    anna = Actor(user_id=town.person("Anna").id, coordinates=frozenset({area.id}))
    said = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *args: said.append(args[2]))
    pack = {"actor": anna, "area_id": area.id, "choice": list(PackSheet), "languages": ["uk"]}
    ask_for_pack(session, **pack, now=now)
    if connection.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        locked = [one for one in said if one.rstrip().endswith("FOR UPDATE")]
        assert ["FROM area" in one for one in locked] == [True]
        asked = next(one for one in said if "FROM paper_pack" in one)
        assert said.index(locked[0]) < said.index(asked)
    with pytest.raises(PackBusyError):
        ask_for_pack(session, **pack, now=now)
