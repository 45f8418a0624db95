"""What stands around the dossiers of a pack: corrections, the place of the log, lists, words."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
from pypdf import PdfReader

from app.core import clock
from app.core.progress import Silent
from app.domain.dossier_gaps import Gap, GapCode
from app.models.base import new_id
from app.models.partnership import Role
from app.models.sync import SyncState
from app.reference.loader import Reference
from app.services.files.attachments import Pasted, attach_files
from app.services.packs.corrections import pack_corrections
from app.services.packs.use_case import make_pack
from app.services.packs.wish import PackWish
from app.services.packs.words import gap_words, period_code, period_words, scope_words
from app.services.periods.closing import close_period
from app.services.periods.corrections import explain, unexplained
from app.services.trajectories.case_edits import write_fields
from tests.case_samples import add_colleague
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import add_dossier, add_session, let_count, october
from tests.reports.samples import squeezed

SEPTEMBER = date(2026, 9, 1), date(2026, 9, 30)
OCTOBER = PackWish(october(1), october(31), is_sealed=False)


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 20, 9, 30, tzinfo=UTC))


@pytest.fixture
def me(store):
    found = add_team(store)
    with store.write() as session:
        session.add(Role(root=found.partnership_id, person_id=store.actor, role="promotor"))
    return found


@pytest.fixture
def one(store, me):
    """A dossier that counts in October."""
    made = add_dossier(store, "Bakkerij", "1999990144")
    let_count(store, made, add_colleague(store, me))
    return made


@pytest.fixture
def corrected(store, one):
    """A session of September that was changed after that month was closed; give its company."""
    company = add_company(store, name="Drukkerij")
    held = add_session(store, company, date(2026, 9, 12))
    close_period(store, *SEPTEMBER)
    changes = write_fields(store, "coaching_session", held, subject="Rondgang in de ploeg")
    explain(store, unexplained(store, changes), "Verkeerd onderwerp getypt")
    return company


def make(store, folder, wish=OCTOBER):
    made = make_pack(store, Reference(), wish, folder / "pack.pdf", Silent(), workers=0)
    content = made.path.read_bytes()
    return content, [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


def test_a_correction_on_a_closed_period_comes_in_the_next_pack(store, corrected, tmp_path):
    _, pages = make(store, tmp_path)
    assert squeezed("Correcties op afgesloten periodes Eén correctie, met reden") in pages[0]
    (page,) = (text for text in pages[1:] if "Correctiesopafgesloten" in text)
    for words in ("September 2026", "Sessie", "Drukkerij", "Verkeerd onderwerp getypt", "Els V."):
        assert squeezed(words) in page


def test_a_correction_of_before_the_pack_began_came_in_the_one_before(store, corrected):
    november = replace(OCTOBER, first=date(2026, 11, 1), last=date(2026, 11, 30))
    assert pack_corrections(store, november) == ()


def test_of_others_no_correction_comes_in_a_pack_that_is_limited(store, corrected):
    limited = replace(OCTOBER, partners=frozenset({new_id()}))
    assert pack_corrections(store, limited) == ()


def test_an_evaluator_sees_of_a_correction_neither_reason_nor_name(store, corrected):
    (seen,) = pack_corrections(store, replace(OCTOBER, preset="evaluator"))
    assert (seen.what, seen.reason, seen.by) == ("Sessie, Drukkerij", "", "")


def test_the_pack_names_the_place_of_the_log(store, one, tmp_path):
    with store.write() as session:
        state = session.get_one(SyncState, 1)
        state.chain, state.cursor, state.hash = json.dumps([["e1", 0]]), 18_402, "ab" * 32
    content, pages = make(store, tmp_path)
    with pikepdf.open(BytesIO(content)) as pdf:
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    assert manifest["log"] == {"epoch": "e1", "seq": 18_402, "hash": "ab" * 32}
    assert squeezed("18.402 op de server") in pages[-1]


@pytest.mark.parametrize(("files", "has_list"), [(5, False), (6, True)])
def test_a_list_of_files_comes_when_the_last_page_cannot_name_all(
    store, one, tmp_path, files, has_list
):
    for number in range(files):
        attach_files(store, one.id, [Pasted(f"b{number}.txt", b"%d" % number)], Silent())
    _, pages = make(store, tmp_path)
    assert ("Lijstvanbijlagen" in pages[0]) is has_list
    assert sum("b5.txt" in text for text in pages[-2:-1]) == has_list
    assert ("Vijfvan6,devolledigelijststaatopbladzijde" in pages[-1]) is has_list


@pytest.mark.parametrize(("shape", "times"), [("pdf", 1), ("folder", 2)])
def test_each_dossier_that_goes_on_its_own_has_the_file_that_two_share(
    store, me, one, tmp_path, shape, times
):
    other = add_dossier(store, "Zorghuis", "1999990837")
    let_count(store, other, add_colleague(store, me))
    for dossier in (one, other):
        attach_files(store, dossier.id, [Pasted("foto.txt", b"dezelfde")], Silent())
    target = tmp_path / ("pack.pdf" if shape == "pdf" else "pack")
    wish = replace(OCTOBER, shape=shape)
    made = make_pack(store, Reference(), wish, target, Silent(), workers=0)
    names = []
    for path in [made.path] if shape == "pdf" else made.path.rglob("*.pdf"):
        with pikepdf.open(path) as pdf:
            names += pdf.attachments
    assert sum(name.endswith("foto.txt") for name in names) == times


@pytest.mark.parametrize(
    ("first", "last", "words", "code"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "Oktober 2026", "2026-10"),
        (date(2026, 10, 1), date(2026, 12, 31), "Kwartaal 4 van 2026", "2026-K4"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026", "2026"),
        (date(2026, 2, 1), date(2026, 3, 15), "01/02/2026 tot 15/03/2026", "20260201-20260315"),
    ],
)
def test_a_period_is_called_as_people_do(first, last, words, code):
    assert (period_words(first, last), period_code(first, last)) == (words, code)


def test_a_pack_says_of_whom_it_is():
    assert scope_words(None) == "Alle partners"
    assert scope_words({"West", "Oost"}) == "Oost, West"
    assert scope_words({"Oost"}, 1) == "Oost, één gekozen traject"


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (Gap(GapCode.CRITERION, "end", "Eindmeting"), "Eindmeting"),
        (Gap(GapCode.CRITERION, "photos", "Foto's", 1, 2), "Foto's (1 van 2)"),
        (Gap(GapCode.SESSION, dated=october(3)), "Sessie van 03/10/2026 niet bevestigd"),
        (Gap(GapCode.PLAN, dated=october(4)), "Actieplan van 04/10/2026 niet getekend"),
        (Gap(GapCode.PROPOSAL, subject_id=UUID(int=1)), "Telling niet voorgesteld"),
        (Gap(GapCode.DECISION), "Telling niet beslist"),
    ],
)
def test_what_is_missing_is_named(gap, words):
    assert gap_words(gap) == words
