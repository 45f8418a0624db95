"""Who works here got another role or name from the server: seen after the round that brought it."""

from dataclasses import replace

import pytest
from sqlmodel import select

from app.models.partnership import Partner, Person, Role
from app.services.changes import Changes
from app.services.people import who_am_i
from app.services.syncing.first_load import has_person
from app.ui.work.job import Job


@pytest.fixture
def renewed(qtbot, desk, fake):
    """What the desk told of who works here; there is a server."""
    told = []
    desk.renewed.connect(told.append)
    desk.sync.look_now()
    qtbot.waitUntil(lambda: desk.sync.is_linked)
    return told


def write(store, kind, **values):
    """Change the record of who works here, as a round does, and return what it tells."""
    with store.write() as session:
        for record in session.exec(select(kind)):
            record.sqlmodel_update(values)
        session.flush()
        return Changes.of(session)


def do_round(qtbot, desk, fake, **values):
    fake.done = replace(fake.done, **values)
    with qtbot.waitSignal(desk.sync.round_ended):
        desk.sync.begin_round()


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Role, {"role": "promotor"}),
        (Person, {"name": "Els Van Damme"}),
        (Partner, {"name": "Partner Kust"}),
    ],
)
def test_another_role_or_name_is_seen_after_the_round(qtbot, desk, fake, renewed, kind, values):
    changes = write(desk.store, kind, **values)
    do_round(qtbot, desk, fake, changes=changes)
    qtbot.waitUntil(lambda: len(renewed) == 1)
    assert renewed == [desk.me] == [who_am_i(desk.store)]
    (value,) = values.values()
    assert value in (desk.me.role, desk.me.name, desk.me.partner)


def test_it_is_seen_too_when_so_much_came_that_nothing_is_named(qtbot, desk, fake, renewed):
    write(desk.store, Role, role="auditor")
    do_round(qtbot, desk, fake, changes=Changes(), reload=True)
    qtbot.waitUntil(lambda: [me.role for me in renewed] == ["auditor"])


def test_what_says_nothing_else_of_them_leaves_the_screens_alone(
    qtbot, desk, fake, renewed, runner
):
    me, failed = desk.me, []
    desk.failed.connect(failed.append)
    do_round(qtbot, desk, fake, changes=write(desk.store, Person, email="els@oost.be"))
    qtbot.waitUntil(lambda: runner.findChildren(Job) == [])  # the one that asks who it is too
    assert (renewed, failed, desk.me) == ([], [], me)


def test_who_has_no_role_any_more_is_told_so_and_works_on(qtbot, desk, fake, renewed):
    failed = []
    desk.failed.connect(failed.append)
    do_round(qtbot, desk, fake, changes=write(desk.store, Role, deleted=True))
    qtbot.waitUntil(lambda: [me.role for me in renewed] == [""])
    assert [error.code for error in failed] == ["people.no_role"]
    assert has_person(desk.store)  # so that the profile opens
