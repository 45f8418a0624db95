"""A window with the forms that plan, on a Monday morning."""

import threading
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from app.services.day.agenda import AppointmentForm, plan_appointment
from app.ui.agenda import plan_dialog
from app.ui.agenda.planner import Planner
from tests.coaching_samples import add_company
from tests.ui.agenda.monday import desk, on_monday
from tests.ui.agenda.steps import at

__all__ = ["desk", "on_monday"]


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def planned(store, company):
    """A visit on Monday from nine until ten past ten."""
    begin = at(23, 9)
    ends = begin + timedelta(minutes=70)
    form = AppointmentForm("visit", begin, ends, enterprise_id=company.id, subject="Onthaal")
    return plan_appointment(store, form).id


@pytest.fixture
def planner(desk, show_active):
    window = QWidget()
    window.resize(1000, 700)
    return Planner(desk, show_active(window))


@pytest.fixture
def ask(planner, qtbot):
    """Ask for a form; return its dialog at once, or once all is read."""

    def asked(request, *, is_ready=True):
        planner.open(request)
        qtbot.waitUntil(planner.dialog.isActiveWindow)
        if is_ready:
            qtbot.waitUntil(lambda: planner.dialog.is_ready)
        return planner.dialog

    return asked


@pytest.fixture
def slow(monkeypatch):
    """What a form begins with is read when this is set."""
    go_on, read = threading.Event(), plan_dialog.begin_plan

    def reading(*args, **words):
        assert go_on.wait(20)
        return read(*args, **words)

    monkeypatch.setattr(plan_dialog, "begin_plan", reading)
    yield go_on
    go_on.set()
