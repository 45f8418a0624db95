"""Sessions: one way in, all or nothing, and none after closing."""

from uuid import uuid4

import pytest
from sqlmodel import select

from app.core.errors import UserError
from app.models.partnership import Partnership
from app.services.changes import Changes


def test_what_a_block_writes_is_there_and_changes_name_it(store):
    mine = uuid4()
    with store.write() as session:
        session.add(Partnership(id=mine, root=mine, name="Oost"))
        changes = Changes.of(session)
    assert changes.ids("partnership") == {mine}
    assert (changes.kinds, changes.roots) == ({"partnership"}, {mine})
    with store.read() as session:
        assert session.exec(select(Partnership.name)).all() == ["Oost"]


def test_an_exception_leaves_nothing(store):
    mine = uuid4()
    with pytest.raises(ZeroDivisionError), store.write() as session:
        session.add(Partnership(id=mine, root=mine, name="Oost"))
        session.flush()
        raise ZeroDivisionError
    with store.read() as session:
        assert session.exec(select(Partnership)).all() == []


def test_a_closed_store_is_locked(store):
    store.close()
    for block in (store.read, store.write):
        with pytest.raises(UserError, match=r"store\.locked"), block():
            pytest.fail("a session after closing")
