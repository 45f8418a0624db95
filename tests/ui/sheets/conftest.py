"""A meeting, a session and real scans of their sheets."""

import pytest

from app.core.clock import local
from app.reference.loader import Reference
from app.services.evidence.papers import session_report
from app.services.networks.attendance_print import attendance_pdf
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.networks.use_cases import NetworkForm, start_network
from tests.coaching_samples import add_company, add_team, make_desk, utc
from tests.file_samples import add_session
from tests.reports.samples import page_pictures


@pytest.fixture
def desk(store, runner, tmp_path):
    return make_desk(store, add_team(store), runner, tmp_path)


@pytest.fixture
def company(store, desk):
    return add_company(store)


@pytest.fixture
def network(store, desk):
    return start_network(store, NetworkForm("Netwerk Waasland")).id


@pytest.fixture
def meeting(store, network):
    return plan_meeting(store, network, MeetingForm("Buddy's", utc(26, 13), utc(26, 15))).id


@pytest.fixture
def held(store, company):
    return add_session(store, company.id, utc(20, 9))


@pytest.fixture
def scan(store, meeting, tmp_path):
    """The list of the meeting as the scanner made it, a little askew."""
    paper = page_pictures(attendance_pdf(store, Reference(), meeting), dpi=150)[0].convert("RGB")
    path = tmp_path / "scan 0012.jpg"
    paper.rotate(4, expand=True, fillcolor="white").save(path, quality=60)
    return path


@pytest.fixture
def report(store, held, tmp_path):
    """The report of the session as a PDF."""
    path = tmp_path / "verslag.pdf"
    path.write_bytes(session_report(store, Reference(), held))
    return path


@pytest.fixture
def said(desk):
    """What the status bar said."""
    words = []
    desk.noticed.connect(lambda notice: words.append(notice.text))
    return words


@pytest.fixture
def day():
    return f"{local(utc(26, 13)):%d/%m}"
