"""The dossier of a trajectory at its borders: none, one, many; other scripts; what is elsewhere."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.core.progress import Silent
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.models.evidence import Attachment
from app.models.trajectory import Trajectory, TrajectoryGoal
from app.reference.loader import reference
from app.reports.manifest import FileLine, Manifest, manifest_bytes, read_manifest
from app.reports.printable import preflight
from app.services.companies.merge import merge_companies
from app.services.evidence.dossier import dossier_values, trajectory_dossier
from app.services.evidence.pieces import Offer, add_evidence
from app.services.files.attachments import attach_files
from app.services.packs.record_hashes import record_lines
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, begin
from tests.coaching_samples import add_team
from tests.file_samples import NOW, add_enterprise, add_session, stop_clock

MORNING = datetime(2026, 11, 2, 9, tzinfo=UTC)
SCRIPTS = {
    "Latijn": "Čeština, Türkçe, Kurdî, Tiếng Việt, œuvre, ﬁ",
    "Grieks": "Καλημέρα σας",
    "Cyrillisch": "Добрый день, Їжак",
    "Arabisch": "مرحبا بكم في العمل",
    "Hebreeuws": "שלום לכולם",
    "Perzisch": "کارگاه نو",
    "Tigrinya": "ሰላም ስራሕ",
    "Devanagari": "नमस्ते",
    "Bengaals": "স্বাগতম",
    "Tamil": "வணக்கம்",
    "Thai": "สวัสดี",
    "Georgisch": "გამარჯობა",
    "Armeens": "Բարև",
    "Chinees": "你好，世界",
    "Japans": "こんにちは カタカナ",
    "Koreaans": "안녕하세요",
    "Emoji": "👍🏽 👩‍🏭 🇧🇪",
    "Tekens": "€ 5 − 3 ≤ 2 → ½ ²",
    "Samengesteld": "e\u0301e\u0301n \u202eomgekeerd\u202c",
}


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    stop_clock(monkeypatch)


@pytest.fixture
def bakery(store):
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens", number=NUMBER)


@pytest.fixture
def one(store, bakery):
    return begin(store, NewMember(bakery, "Bakkerij Janssens", NUMBER))


def told(store, one):
    return dossier_values(store, reference(), one.id)


def words(store, one):
    paper = PdfReader(BytesIO(trajectory_dossier(store, reference(), one.id)))
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def add_sessions(store, company, trajectory, number):
    with store.write() as session:
        session.add_all(
            CoachingSession(
                root=company,
                enterprise_id=company,
                coach_id=store.actor,
                kind="visit",
                subject=f"Sessie nummer {n}",
                starts_at=MORNING + timedelta(hours=n),
                ends_at=MORNING + timedelta(hours=n, minutes=30),
                completed_at=MORNING + timedelta(hours=n + 1),
                trajectory_id=trajectory,
            )
            for n in range(number)
        )


def test_a_dossier_without_a_session_says_so(store, one):
    assert told(store, one).companies[0].sessions == ()
    assert "Er is nog geen sessie." in words(store, one)
    with store.read() as session:
        assert not [it for it in record_lines(session, one.id) if it.kind == "coaching_session"]


def test_one_session_is_one_session(store, one, bakery):
    add_sessions(store, bakery, one.id, 1)
    text = words(store, one)
    assert "Eén sessie, 0 u 30 in totaal" in text
    assert "Sessie 1 van 1" in text


def test_two_thousand_sessions_are_all_told_in_order(store, one, bakery):
    add_sessions(store, bakery, one.id, 2000)
    values = told(store, one)
    (company,) = values.companies
    assert [it.subject for it in company.sessions] == [f"Sessie nummer {n}" for n in range(2000)]
    with store.read() as session:
        lines = record_lines(session, one.id)
    assert sum(it.kind == "coaching_session" for it in lines) == 2000
    paper = PdfReader(BytesIO(trajectory_dossier(store, reference(), one.id)))
    assert len(paper.pages) > 200
    last = " ".join(page.extract_text() for page in paper.pages[-12:])
    assert "Sessie 2000 van 2000" in last
    first = " ".join(page.extract_text() for page in paper.pages[:8])
    assert "2000 sessies, 1000 u 00 in totaal" in first


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_in_any_script_is_printed_or_named(store, one, bakery, script):
    text = SCRIPTS[script]
    with store.write() as session:
        session.get_one(Trajectory, one.id).title = text
        session.get_one(Enterprise, bakery).purpose = text
        session.exec(select(Contact)).one().name = text
        session.add(TrajectoryGoal(root=one.id, trajectory_id=one.id, text=text, owner=text))
    add_session(store, bakery, MORNING, note=text, subject=text, trajectory_id=one.id)
    values = told(store, one)
    missing = {(it.record, it.field) for it in preflight(values)}
    printed = words(store, one)
    if missing:
        assert ("Traject", "Titel van het traject") in missing
        assert ("Sessie van 02/11/2026", "Notitie") in missing
        assert "Tekens die papier niet toont" in printed
        assert "\ufffd" in printed
    else:
        assert "Tekens die papier niet toont" not in printed


def test_a_trajectory_of_a_merged_company_tells_of_both_files(store, one, bakery):
    add_sessions(store, bakery, one.id, 1)
    other = add_enterprise(store, "Bakkerij Janssens bv", contact="Piet P.")
    add_session(store, other, MORNING, subject="In het andere dossier", trajectory_id=one.id)
    merge_companies(store, other, bakery, {})
    (company,) = told(store, one).companies
    assert {it.subject for it in company.sessions} == {"Sessie nummer 0", "In het andere dossier"}
    assert {it.name for it in company.file.contacts} == {"Mia Dauwe", "Piet P."}
    with store.read() as session:
        lines = {it.id: it.kind for it in record_lines(session, one.id)}
    assert {bakery, other} <= lines.keys()
    assert sum(kind == "coaching_session" for kind in lines.values()) == 2
    text = words(store, one)
    assert "In het andere dossier" in text
    assert "Verslag niet op deze laptop" not in text


def test_a_file_that_is_not_here_yet_is_named_with_its_hash(store, one, bakery, tmp_path):
    content = b"%PDF-1.7 plan"
    here = tmp_path / "hier.pdf"
    here.write_bytes(content)
    attach_files(store, one.id, [here], Silent())
    away = Attachment(
        root=one.id,
        trajectory_id=one.id,
        file_name="elders.pdf",
        media_type="application/pdf",
        size=1200,
        sha256="e1" * 32,
        added_at=NOW,
        added_by=store.actor,
    )
    with store.write() as session:
        session.add(away)
        away_id = away.id
    line = Offer("attachment", away_id, "elders.pdf", date(2026, 11, 2))
    add_evidence(store, one.members[0].id, "photos", [line])
    (company,) = told(store, one).companies
    files = {it.file.name: it.file for it in company.deliverables}
    assert {name: it.is_here for name, it in files.items()} == {
        "hier.pdf": True,
        "elders.pdf": False,
    }
    text = words(store, one)
    assert text.count("Nog niet op deze laptop") == 1
    assert "e1" * 32 in text
    assert sha256(content).hexdigest() in text
    manifest = Manifest(
        "Oost",
        None,
        None,
        "audit",
        NOW,
        "Els V.",
        "1",
        files=tuple(
            FileLine(None, it.name, it.size, it.sha256, it.is_here) for it in files.values()
        ),
    )
    said = read_manifest(manifest_bytes(manifest)).files
    assert [(it.name, it.sha256[:4], it.is_here) for it in said] == [
        ("elders.pdf", "e1e1", False),
        ("hier.pdf", sha256(content).hexdigest()[:4], True),
    ]


def test_a_file_of_a_session_that_is_not_here_yet_is_named_too(store, one, bakery):
    held = add_session(store, bakery, MORNING, trajectory_id=one.id)
    with store.write() as session:
        session.add(
            Attachment(
                root=bakery,
                enterprise_id=bakery,
                session_id=held,
                file_name="foto.jpg",
                media_type="image/jpeg",
                size=3,
                sha256="ab" * 32,
                added_at=NOW,
                added_by=store.actor,
            )
        )
    (company,) = told(store, one).companies
    assert not company.sessions[0].session.attachments[0].is_here
