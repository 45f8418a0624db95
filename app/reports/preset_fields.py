"""What each field of a dossier tells, so that a preset can leave it out: every field is named."""

from collections.abc import Mapping
from typing import Any, Final

from app.domain.presets import Fact
from app.reports.action_plan import Goal, PlanAction
from app.reports.company_values import (
    Action,
    CompanyFile,
    Contact,
    Establishment,
    Intake,
    Part,
    SizeYear,
)
from app.reports.document import Origin
from app.reports.radar import Axis
from app.reports.scan_report import AnswerLine, Measured, QuestionLine, ScanReport, ThemeLine
from app.reports.trajectory_values import (
    CompanyDossier,
    CountDecision,
    CriterionLine,
    CriterionNote,
    Decided,
    Delivered,
    FundingAnswer,
    GoalLook,
    HeldSession,
    LookBack,
    PeopleMeasure,
    Piece,
    PlanEdition,
    Proposed,
    Referred,
    TrajectoryDossier,
)
from app.reports.values import (
    Agreement,
    Attachment,
    Attendee,
    Company,
    Confirmation,
    GroupCount,
    Session,
    Signature,
)

Facts = Mapping[str, Fact]

# Fields that hold other values, days or whether something is so are not named: they tell what, when
FIELDS: Final[Mapping[type[Any], Facts]] = {
    Action: {"text": Fact.NOTE, "owner": Fact.CONTACT, "outcome": Fact.NOTE},
    Agreement: {"text": Fact.NOTE, "owner": Fact.CONTACT},
    AnswerLine: {
        "theme": Fact.PLAIN,
        "text": Fact.PLAIN,
        "answer": Fact.PLAIN,
        "remark": Fact.NOTE,
    },
    Attachment: {
        "name": Fact.FILE,
        "size": Fact.PLAIN,
        "added_by": Fact.STAFF,
        "sha256": Fact.PLAIN,
    },
    Attendee: {"role": Fact.PLAIN, "name": Fact.CONTACT, "number": Fact.COUNT},
    Axis: {"name": Fact.PLAIN, "after": Fact.PLAIN, "before": Fact.PLAIN},
    Company: {"name": Fact.PLAIN, "number": Fact.PLAIN, "municipality": Fact.PLAIN},
    CompanyDossier: {"leave_reason": Fact.NOTE},
    CompanyFile: {
        "coach": Fact.STAFF,
        "partner": Fact.PLAIN,
        "purpose": Fact.WORDS,
        "legal_form": Fact.PLAIN,
        "activity": Fact.PLAIN,
        "joint_committee": Fact.PLAIN,
        "group": Fact.PLAIN,
        "size_class": Fact.PLAIN,
        "size_reason": Fact.JOBS,
    },
    Confirmation: {"by": Fact.CONTACT},
    Contact: {
        "name": Fact.CONTACT,
        "function": Fact.PLAIN,
        "phone": Fact.CONTACT,
        "email": Fact.CONTACT,
    },
    CountDecision: {"status": Fact.PLAIN, "through": Fact.PLAIN, "others": Fact.PLAIN},
    CriterionLine: {
        "code": Fact.PLAIN,
        "name": Fact.PLAIN,
        "hint": Fact.PLAIN,
        "have": Fact.PLAIN,
        "needed": Fact.PLAIN,
    },
    CriterionNote: {"criterion": Fact.PLAIN, "text": Fact.NOTE, "person": Fact.STAFF},
    Decided: {"by": Fact.STAFF, "reason": Fact.NOTE},
    Delivered: {"serves": Fact.PLAIN},
    Establishment: {
        "number": Fact.PLAIN,
        "name": Fact.PLAIN,
        "address": Fact.PLAIN,
        "region": Fact.PLAIN,
    },
    FundingAnswer: {
        "support": Fact.PLAIN,
        "answer": Fact.PLAIN,
        "person": Fact.STAFF,
        "reason": Fact.NOTE,
    },
    GoalLook: {
        "goal": Fact.WORDS,
        "months": Fact.PLAIN,
        "alive": Fact.PLAIN,
        "note": Fact.NOTE,
    },
    Goal: {
        "text": Fact.WORDS,
        "indicator": Fact.WORDS,
        "start": Fact.WORDS,
        "planned": Fact.WORDS,
        "end": Fact.WORDS,
        "owner": Fact.CONTACT,
        "structural": Fact.PLAIN,
        "reached": Fact.PLAIN,
    },
    GroupCount: {"group": Fact.PLAIN, "number": Fact.COUNT},
    HeldSession: {
        "minutes": Fact.PLAIN,
        "subject": Fact.WORDS,
        "coach": Fact.STAFF,
        "elsewhere": Fact.PLAIN,
    },
    Intake: {
        "coach": Fact.STAFF,
        "question": Fact.NOTE,
        "source": Fact.CONTACT,  # with who introduced them
        "themes": Fact.PLAIN,
        "unique_persons": Fact.COUNT,
        "first_step": Fact.NOTE,
        "consent_by": Fact.CONTACT,
    },
    LookBack: {
        "months": Fact.PLAIN,
        "holds": Fact.PLAIN,
        "stayed": Fact.JOBS,
        "note": Fact.NOTE,
    },
    Measured: {"moment": Fact.PLAIN, "version": Fact.PLAIN, "person": Fact.STAFF},
    Origin: {
        "partnership": Fact.PLAIN,
        "project_number": Fact.PLAIN,
        "made_by": Fact.STAFF,
    },
    Piece: {
        "kind": Fact.PLAIN,
        "label": Fact.FILE,
        "added_by": Fact.STAFF,
        "remark": Fact.NOTE,
        "sha256": Fact.PLAIN,
    },
    Part: {"name": Fact.PLAIN, "remark": Fact.PLAIN, "items": Fact.PLAIN},
    PeopleMeasure: {
        "moment": Fact.PLAIN,
        **dict.fromkeys(("staff", "inflow", "leavers", "hired", "stayed"), Fact.JOBS),
        "told_by": Fact.CONTACT,
        "note": Fact.NOTE,
    },
    PlanAction: {"text": Fact.WORDS, "owner": Fact.CONTACT, "goal": Fact.PLAIN},
    PlanEdition: {"number": Fact.PLAIN, "written_by": Fact.STAFF, "remark": Fact.NOTE},
    Proposed: {"by": Fact.STAFF, "partner": Fact.PLAIN, "reason": Fact.NOTE},
    QuestionLine: {
        "theme": Fact.PLAIN,
        "text": Fact.PLAIN,
        "before": Fact.PLAIN,
        "after": Fact.PLAIN,
    },
    Referred: {
        "direction": Fact.PLAIN,
        "to": Fact.WORDS,
        "reason": Fact.NOTE,
        "state": Fact.PLAIN,
        "outcome": Fact.PLAIN,
        "outcome_reason": Fact.NOTE,
        "starters": Fact.JOBS,
        "check": Fact.NOTE,
    },
    ScanReport: {"name": Fact.PLAIN, "equal": Fact.PLAIN, "of": Fact.PLAIN},
    Session: {
        "kind": Fact.PLAIN,
        "coach": Fact.STAFF,
        "partner": Fact.PLAIN,
        "place": Fact.WORDS,
        "subject": Fact.WORDS,
        "goal": Fact.WORDS,
        "note": Fact.NOTE,
        "result": Fact.NOTE,
        "next_step": Fact.NOTE,
        "themes": Fact.PLAIN,
        "unique_persons": Fact.COUNT,
    },
    Signature: {"name": Fact.CONTACT, "role": Fact.PLAIN, "strokes": Fact.INK},
    SizeYear: {
        "year": Fact.PLAIN,
        "size_class": Fact.PLAIN,
        "reason": Fact.JOBS,
        "staff": Fact.JOBS,
        "turnover": Fact.PLAIN,
        "balance": Fact.PLAIN,
        "source": Fact.CONTACT,  # with who declared them
    },
    ThemeLine: {},
    TrajectoryDossier: {
        "title": Fact.WORDS,
        "purpose": Fact.WORDS,
        "phase": Fact.PLAIN,
        "status": Fact.PLAIN,
        "stop_reason": Fact.NOTE,
        "coach": Fact.STAFF,
        "partner": Fact.PLAIN,
        "omitted": Fact.PLAIN,
    },
}
