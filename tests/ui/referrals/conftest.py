"""Referrals on a Monday: the board and the page of one."""

from datetime import date

import pytest

from app.domain.referral import Status
from app.services.referrals.use_cases import ReferralForm, make_referral, move_referral
from app.ui.place import Place
from app.ui.referrals.page import ReferralsPage
from app.ui.referrals.referral_page import ReferralPage
from tests.case_samples import NUMBER
from tests.coaching_samples import add_company
from tests.ui.agenda.monday import desk, on_monday

__all__ = ["desk", "on_monday"]

IBO = date(2026, 1, 1)
WAY = (Status.SENT, Status.ACCEPTED, Status.STARTED, Status.ENDED)


@pytest.fixture
def company(store, desk):
    return add_company(store, "Metaal Claes", number=NUMBER)


@pytest.fixture
def refer(store, company):
    """Make a referral on a day, and let it come as far as asked, all on that day."""

    def referred(to=None, on=date(2026, 11, 2), at=None, **values):
        usual = {
            "direction": "out",
            "reason": "Vacature magazijn",
            "made_on": on,
            "instrument": "IBO",
            "instrument_from": IBO,
            "receiver": "VDAB",
            "check_text": "Nagevraagd: niemand",
        }
        made = make_referral(store, ReferralForm((at or company).id, **{**usual, **values})).id
        steps = WAY[: WAY.index(to) + 1] if to in WAY else (() if to is None else (to,))
        for status in steps:
            move_referral(store, made, status, on, "Geen plaats" if to not in WAY else "")
        return made

    return referred


@pytest.fixture
def open_page(qtbot, desk, show_active):
    def shown(**place):
        page = ReferralPage(desk, Place("referral", **place))
        page.resize(1158, 694)
        show_active(page)
        page.enter()
        return page

    return shown


@pytest.fixture
def board(qtbot, desk, show_active):
    def shown(**place):
        page = ReferralsPage(desk, Place("referrals", **place))
        page.resize(1158, 694)
        show_active(page)
        with qtbot.waitSignal(page.model.listed):
            page.model.refresh()
        page.enter()
        return page

    return shown
