"""
What of each field of each record stands in a finished pack, by preset (threat T17).

Every text that a person types says a word of its own. All that a pack says anywhere is read back:
pages, XMP, Info, alternative texts, bookmarks, files inside, and the names of files.
"""

import zipfile

import pytest
from sqlmodel import select

from app.core.progress import Silent
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.partnership import Partner, Partnership, Person
from app.models.referral import FundingCheck
from app.models.scan import Scan
from app.models.trajectory import CriterionEvidence, CriterionRemark, PlanVersion
from app.reference.loader import Reference
from app.services.files.attachments import Pasted, attach_files
from app.services.packs.use_case import make_pack
from app.services.packs.wish import PackWish
from app.storage.unit_values import models_by_kind
from tests.dossier_samples import DAY, filled
from tests.file_samples import stop_clock
from tests.reports.marked_values import all_words

TYPED = {
    "action": "text owner outcome",
    "agreement": "text owner",
    "attachment": "file_name",
    "coaching_session": "place subject goal note result next_step confirmed_by",
    "contact": "name phone email",
    "count_confirmation": "reason",
    "count_proposal": "reason",
    "criterion_evidence": "label remark",
    "criterion_remark": "text",
    "enterprise": "name purpose",
    "establishment": "name street house_number box postal_code",
    "follow_up": "note",
    "funding_check": "override_reason",
    "intake": "question introduced_by first_step consent_by",
    "invitee": "name company function email",
    "meeting": "title place programme report",
    "network": "name purpose",
    "partner": "name",
    "partnership": "name project_number",
    "person": "name email",
    "plan_action": "text owner",
    "plan_version": "remark",
    "question": "text",
    "question_set": "name",
    "referral": "company receiver receiver_contact reason check_text outcome_reason",
    "referral_step": "remark",
    "scan_answer": "remark",
    "signature": "name role",
    "trajectory": "title purpose stop_reason",
    "trajectory_goal": "text indicator start_value planned_value owner reached_value",
    "trajectory_member": "name leave_reason",
    "trajectory_session": "label",
    "yearly_figures": "declared_by",
}


# What the pack of an auditor says: of a company and its trajectory all, of tasks and of what only
# serves the work nothing
AUDITOR = """
agreement text owner
attachment file_name
coaching_session place subject goal note result next_step confirmed_by
contact name phone email
count_confirmation reason
count_proposal reason
criterion_evidence label remark
criterion_remark text
enterprise name purpose
establishment name street house_number box postal_code
follow_up note
funding_check override_reason
intake question introduced_by first_step
partner name
partnership name project_number
person name
plan_action text owner
plan_version remark
question text
question_set name
referral receiver reason check_text outcome_reason
scan_answer remark
signature name role
trajectory title purpose stop_reason
trajectory_goal text indicator start_value planned_value owner reached_value
yearly_figures declared_by
"""
EVALUATOR = """
coaching_session place subject goal
enterprise name purpose
establishment name street house_number box postal_code
partner name
partnership name project_number
plan_action text
question text
question_set name
referral receiver
signature role
trajectory title purpose
trajectory_goal text indicator start_value planned_value reached_value
"""
OF_CONTACTS = """
agreement owner
coaching_session confirmed_by
contact name phone email
intake introduced_by
plan_action owner
signature name
trajectory_goal owner
yearly_figures declared_by
"""


def fields(text):
    return {
        (kind, column)
        for line in text.strip().splitlines()
        for kind, *columns in [line.split()]
        for column in columns
    }


@pytest.fixture
def marked(store, monkeypatch):
    """A dossier with a word of its own in every field; gives it with the words."""
    stop_clock(monkeypatch)
    one, _ = filled(store)
    attach_files(store, one, [Pasted("inhoud.txt", b"Qzinhoudx")], Silent())
    marks = {}
    for kind, columns in TYPED.items():
        model = models_by_kind()[kind]
        with store.write() as session:
            for record in session.exec(select(model)):
                for column in columns.split():
                    mark = (
                        f"Qz{len(TYPED)}{list(TYPED).index(kind)}{columns.split().index(column)}x"
                    )
                    marks[mark.lower()] = kind, column
                    setattr(record, column, mark + (".txt" if column == "file_name" else ""))
    with store.write() as session:
        session.exec(select(CoachingSession)).one().confirmation = "oral"
    return one, marks


def said(content):
    """All that a pack says, of whatever shape."""
    if not zipfile.is_zipfile(content):
        return all_words(content.read_bytes())
    with zipfile.ZipFile(content) as packed:
        return "\n".join(
            name.lower()
            + (
                all_words(packed.read(name))
                if name.endswith(".pdf")
                else packed.read(name).decode("utf-8", "replace").lower()
            )
            for name in packed.namelist()
        )


def seen(store, marked, folder, **how):
    """The fields that somebody finds in a pack, and all that it says."""
    one, marks = marked
    wish = PackWish(DAY, DAY, trajectories=frozenset({one}), is_sealed=False, **how)
    made = make_pack(store, Reference(), wish, folder / "pack", Silent(), workers=0)
    words = said(made.path)
    return {field for mark, field in marks.items() if mark in words}, words


@pytest.mark.parametrize("shape", ["pdf", "zip"])
@pytest.mark.parametrize(
    ("how", "shown", "has_files"),
    [
        ({"preset": "audit"}, fields(AUDITOR), True),
        ({"preset": "partner"}, fields(AUDITOR), True),
        ({"preset": "evaluator"}, fields(EVALUATOR), False),
        ({"preset": "audit", "hides_contacts": True}, fields(AUDITOR) - fields(OF_CONTACTS), False),
    ],
)
def test_a_pack_says_what_its_reader_may_see_and_nothing_else(
    store, marked, tmp_path, how, shown, has_files, shape
):
    found, words = seen(store, marked, tmp_path, shape=shape, **how)
    assert found == shown
    assert ("qzinhoudx" in words) is has_files


# What Tom of another partner put in the dossier; of it stays that it is there
OF_ANOTHER = """
attachment file_name
criterion_evidence label remark
criterion_remark text
funding_check override_reason
plan_version remark
scan_answer remark
"""


@pytest.fixture
def joint(store, marked):
    """The same dossier, in which somebody of another partner wrote too."""
    partner, tom = new_id(), new_id()
    with store.write() as session:
        root = session.exec(select(Partnership)).one().id
        own = session.exec(select(Partner)).one().id
        session.add(Partner(id=partner, root=root, name="Partner West"))
        session.flush()
        session.add(Person(id=tom, root=root, partner_id=partner, name="Tom W."))
        session.flush()
        for model, column in (
            (Attachment, "added_by"),
            (CriterionEvidence, "added_by"),
            (CriterionRemark, "person_id"),
            (FundingCheck, "person_id"),
            (PlanVersion, "written_by"),
            (Scan, "person_id"),
        ):
            for record in session.exec(select(model)):
                setattr(record, column, tom)
    return own


def test_a_partner_sees_of_what_another_wrote_only_that_it_is_there(store, marked, joint, tmp_path):
    found, words = seen(store, marked, tmp_path, preset="partner", partners=frozenset({joint}))
    assert found == fields(AUDITOR) - fields(OF_ANOTHER)
    assert "qzinhoudx" not in words
    assert "tom w." in words  # who it was stays, so that nobody takes it for missing evidence


def test_an_auditor_sees_what_every_partner_wrote(store, marked, joint, tmp_path):
    found, words = seen(store, marked, tmp_path, preset="audit")
    assert found == fields(AUDITOR)
    assert "qzinhoudx" in words
