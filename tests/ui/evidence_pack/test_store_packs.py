"""The screen on a real store: what is missing, a pack that is made and judged, a closed period."""

import pytest
from PySide6.QtCore import Qt
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.models.proof import ClosedPeriod, EvidencePack, EvidenceRequest
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.services.people import who_am_i
from app.ui.evidence_pack.closed_section import ClosedSection
from app.ui.evidence_pack.page import EvidencePage
from app.ui.evidence_pack.store_packs import StorePacks
from app.ui.notice import Notice
from app.ui.place import Place
from tests.case_samples import CODES, acting_as, add_colleague
from tests.coaching_samples import add_team, make_desk
from tests.pack_samples import WISH, add_dossier, let_count, october

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def els(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))
    return add_team(store)


@pytest.fixture
def nora(store, els):
    """The promotor, who works on this laptop from then on."""
    return add_colleague(store, els)


@pytest.fixture
def october_is_over(store, els, nora, monkeypatch):
    """One dossier that counts, and one of which the end measurement is missing."""
    whole = add_dossier(store, "Bakkerij Janssens", "1999990144", "Onthaal")
    let_count(store, whole, nora)
    lacking = add_dossier(store, "Peeters Bouw", "1999990243", "Taal", CODES)
    let_count(store, lacking, nora)
    with store.write() as session:
        from app.models.trajectory import CriterionEvidence

        for one in session.exec(
            select(CriterionEvidence).where(
                CriterionEvidence.member_id == lacking.members[0].id,
                CriterionEvidence.criterion == "end",
            )
        ):
            one.deleted = True
    monkeypatch.setattr(clock, "today", lambda: october(20).replace(month=11))
    store.actor = nora
    return whole, lacking


@pytest.fixture
def packs(store, october_is_over):
    return StorePacks(store, Reference())


def test_what_is_missing_is_told_and_asked_of_its_coach(store, packs):
    found = packs.survey(WISH)
    assert [one.company for one in found.complete] == ["Bakkerij Janssens"]
    (gap,) = found.gaps
    assert (gap.company, gap.criterion, gap.coach) == ("Peeters Bouw", "end", "Els V.")
    assert gap.may_ask
    assert packs.ask((gap,)).kinds == {"evidence_request"}
    (asked,) = packs.survey(WISH).gaps
    assert asked.asked_on == october(20).replace(month=11)
    with store.read() as session:
        assert session.exec(select(EvidenceRequest)).one().criterion == "end"
    (mail,) = packs.asked(found)
    assert mail.coach == "Els V."


def test_who_coaches_it_is_not_asked_by_themselves(store, packs, els):
    with acting_as(store, els.person_id):
        (gap,) = packs.survey(WISH).gaps
        assert not gap.may_ask


def test_the_project_began_with_its_first_trajectory(packs):
    assert packs.choices().project_from.isoformat() == "2026-05-12"


def test_a_pack_is_made_noted_judged_and_its_period_closed(store, packs, tmp_path):
    made = packs.make(WISH, tmp_path / "pakket.pdf", Silent())
    assert (made.complete, made.incomplete) == (1, 1)
    with store.read() as session:
        noted = session.exec(select(EvidencePack)).one()
    assert noted.certificate == packs.seal().fingerprint != ""
    state = packs.state(WISH)
    assert [one.changed for one in state.earlier] == [0]
    assert state.pack_id == noted.id
    judged = packs.check(made.path, Silent())
    assert judged.verdict == "unchanged"
    assert judged.fingerprint == noted.certificate
    assert "Bakkerij Janssens" in {one.label.split(",")[0] for one in judged.records}
    assert packs.close(WISH, noted.id).kinds == {"closed_period"}
    closed = packs.state(WISH).closed
    assert closed is not None
    assert closed.closed_by == "Nora B."
    assert [one.manifest_sha256 for one in packs.closed()] == [made.manifest_sha256]


def test_a_dossier_that_changed_is_told_by_the_list_and_by_the_check(
    store, packs, october_is_over, tmp_path
):
    made = packs.make(WISH, tmp_path / "pakket.pdf", Silent())
    with store.write() as session:
        session.get_one(Trajectory, october_is_over[0].id).title = "Onthaal en taal"
    assert packs.state(WISH).earlier[0].changed == 1
    judged = packs.check(made.path, Silent())
    assert judged.verdict == "changed"
    assert [one.kind for one in judged.records if one.verdict == "changed"] == ["trajectory"]


def test_a_pack_of_which_a_byte_changed_is_not_as_it_was_made(packs, tmp_path):
    made = packs.make(WISH, tmp_path / "pakket.pdf", Silent())
    content = bytearray(made.path.read_bytes())
    at = content.index(b"%", 5) + 2  # of a comment: it can still be read
    content[at] ^= 1
    made.path.write_bytes(content)
    judged = packs.check(made.path, Silent())
    assert (judged.verdict, judged.reason) == ("invalid", "seal.changed")


def test_what_is_no_pack_cannot_be_judged(packs, tmp_path):
    other = tmp_path / "brief.txt"
    other.write_text("Dag Nora")
    judged = packs.check(other, Silent())
    assert (judged.verdict, judged.reason) == ("unknown", "pack.not_a_pack")


def test_a_file_that_holds_no_key_is_refused(packs, tmp_path):
    with pytest.raises(UserError, match=r"seal\."):
        packs.take_key(tmp_path / "weg.p12", "geheim")


@pytest.fixture
def page(qtbot, store, packs, runner, tmp_path):
    desk = make_desk(store, who_am_i(store), runner, tmp_path)
    made = EvidencePage(desk, Place("evidence"))
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter()
    qtbot.waitUntil(lambda: made.is_built and made.lists.gaps.hasFocus())
    qtbot.waitUntil(lambda: made.side.thumbnail.has_page)
    return made


def test_asking_can_be_undone_from_the_page(qtbot, page, store, press):
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.lists.gaps.gap().asked_on is not None)
    qtbot.undo(page.desk)
    qtbot.waitUntil(lambda: page.lists.gaps.gap().asked_on is None)


def test_the_page_makes_a_real_pack_and_the_period_can_be_closed_then(
    qtbot, page, store, press, tmp_path
):
    press(page, Qt.Key.Key_P, CTRL)
    (proposed,) = page.target.dialog.selectedFiles()
    assert proposed.endswith("/Bewijspakket 2026-10.pdf")  # as the settings name it
    page.target.dialog.selectFile(str(tmp_path / "pakket.pdf"))
    page.target.dialog.accept()
    qtbot.waitUntil(lambda: page.cards.card is not None)
    assert page.cards.card.level == "ok", page.cards.card.title.text()
    assert (tmp_path / "pakket.pdf").read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(page.side.close_button.isEnabled)
    assert [line.accessibleName() for line in page.side.earlier.shown]
    told = []
    page.desk.noticed.connect(told.append)
    page.model.close_period("Afgesloten")
    qtbot.waitUntil(lambda: page.model.state.closed is not None)
    assert told == [Notice("Afgesloten")]  # no way back: it stays closed
    assert page.side.close_button.isHidden()
    with store.read() as session:
        assert session.exec(select(ClosedPeriod)).one().manifest_sha256


def test_the_settings_list_closed_periods(qtbot, page, packs, tmp_path):
    made = packs.make(WISH, tmp_path / "pakket.pdf", Silent())
    packs.close(WISH, packs.state(WISH).pack_id)
    section = ClosedSection(page.desk)
    qtbot.addWidget(section)
    qtbot.waitUntil(lambda: bool(section.lines.shown))
    (part,) = section.lines.shown
    words = [label.text() for label in part.findChildren(type(section.none))]
    assert "Oktober 2026" in words
    assert made.manifest_sha256.upper()[:4] in " ".join(words)
    assert "Alle partners" in words


def test_a_key_that_is_used_no_longer_makes_room_for_another(store, packs, tmp_path):
    packs.make(WISH, tmp_path / "a.pdf", Silent())
    (key,) = packs.seal().keys
    assert (key.retired_on, key.is_here) == (None, True)
    assert packs.retire_key(key.fingerprint).kinds == {"seal_certificate"}
    view = packs.seal()
    assert (view.fingerprint, view.keys[0].retired_on) == ("", clock.now().date())


@pytest.mark.parametrize("name", ["supported", "counted", "deviations"])
def test_each_list_of_a_final_report_is_a_spreadsheet(packs, name):
    assert packs.sheet(name, WISH).startswith(b"PK")
