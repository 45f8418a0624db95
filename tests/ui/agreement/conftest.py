"""A promotor with three partners, on a Monday in 2026."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import col, select

from app.core import clock
from app.models.base import new_id
from app.models.partnership import Partner, Role
from app.services.results.target_edits import TargetWish, TermsWish, write_target, write_terms
from app.services.results.targets import Scope, ScopeKind
from tests.coaching_samples import add_team, make_desk

MONDAY = date(2026, 11, 23)
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)


@pytest.fixture
def me(store):
    found = add_team(store)
    with store.write() as session:
        session.exec(select(Role).where(col(Role.person_id) == store.actor)).one().role = "promotor"
    return replace(found, role="promotor")


@pytest.fixture
def partners(store, me):
    """Ids by name: Oost, of the promotor, West and Noord."""
    found = {"Oost": me.partner_id, "West": new_id(), "Noord": new_id()}
    with store.write() as session:
        for name in ("West", "Noord"):
            root = me.partnership_id
            session.add(Partner(id=found[name], root=root, name=f"Partner {name}"))
    return found


@pytest.fixture
def desk(store, me, runner, tmp_path):
    return make_desk(store, me, runner, tmp_path)


@pytest.fixture
def promise(store):
    """Promise a number for the whole project."""

    def promised(number, kind=ScopeKind.WHOLE, code="", **values):
        scope = Scope(kind, getattr(code, "hex", code))
        write_target(store, replace(TargetWish(FIRST, LAST, number, scope), **values))

    return promised


@pytest.fixture
def terms(store, me):
    """Agree on terms of EUR 2,400,000 since the begin of the project."""
    write_terms(store, TermsWish(FIRST, FIRST, LAST, granted=Decimal(2400000), source="Besluit 12"))


@pytest.fixture
def open_section(qtbot, desk, show_active):
    def shown(kind, role="promotor"):
        desk.me = replace(desk.me, role=role)
        section = kind(desk)
        section.resize(900, 700)
        show_active(section)
        qtbot.waitUntil(lambda: section.found is not None)
        return section

    return shown
