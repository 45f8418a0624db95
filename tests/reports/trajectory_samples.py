"""Made-up values of a trajectory, for its dossier and what else is printed of it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from app.domain.scan_compare import Change
from app.domain.strokes import Point
from app.reports.action_plan import Goal, PlanAction
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
    HeldSession,
    LookBack,
    PeopleMeasure,
    Piece,
    PlanEdition,
    Proposed,
    Referred,
    TrajectoryDossier,
)
from app.reports.values import Attachment, Confirmation, ConfirmedBy, Session, Signature
from tests.reports.samples import BRUSSELS, COMPANY, FILE, ORIGIN, SESSION, with_texts

SIGNED = Signature(
    "Jan Jorisveld",
    "zaakvoerder",
    datetime(2026, 4, 21, 16, 5, tzinfo=BRUSSELS),
    ((Point(0, 0, 0, 0.5), Point(40, 20, 90, 0.6), Point(80, 4, 180, 0.6)),),
)
CONFIRMED = replace(
    SESSION,
    attachments=(),
    confirmation=Confirmation(ConfirmedBy.MAIL, "Mia Dauwelaar", date(2026, 5, 20)),
)
BASELINE = ScanReport(
    ORIGIN,
    COMPANY,
    "Inclusiescan",
    Measured("Nulmeting", date(2026, 1, 28), 3, "Els Vinkenhof"),
    None,
    (
        ThemeLine(Axis("Instroom", Decimal("2.8"))),
        ThemeLine(Axis("Onthaal", Decimal("2.1"))),
        ThemeLine(Axis("Leiding", Decimal("3.1"))),
    ),
    Axis("Gemiddeld", Decimal("2.7")),
    None,
    3,
    3,
    (),
    (AnswerLine("Onthaal", "De ploeg kent de onthaalmap", "Zelden", "Niemand vond hem"),),
)
END = replace(
    BASELINE,
    after=Measured("Eindmeting", date(2026, 10, 29), 3, "Els Vinkenhof"),
    before=BASELINE.after,
    themes=(
        ThemeLine(Axis("Instroom", Decimal("3.0"), Decimal("2.8")), Change.SLIGHTLY_BETTER),
        ThemeLine(Axis("Onthaal", Decimal("4.3"), Decimal("2.1")), Change.CLEARLY_BETTER),
        ThemeLine(Axis("Leiding", Decimal("3.8"), Decimal("3.1")), Change.CLEARLY_BETTER),
    ),
    mean=Axis("Gemiddeld", Decimal("3.7"), Decimal("2.7")),
    change=Change.CLEARLY_BETTER,
    largest=(
        QuestionLine(
            "Onthaal", "De ploeg kent de onthaalmap", "Zelden", "Altijd", Change.CLEARLY_BETTER
        ),
    ),
)


def held(session: Session) -> HeldSession:
    """Return a session as one of the trajectory."""
    return HeldSession(session.starts_at, 70, session.subject, session.coach, session)


COUNTED = CountDecision(
    "counts",
    date(2026, 11, 19),
    proposals=(
        Proposed(
            "Els Vinkenhof",
            date(2026, 11, 17),
            date(2026, 11, 5),
            "Partner Oost",
            "Alles is er",
            (Decided(True, "Tom Rietvoorn", date(2026, 11, 19), "Nagekeken"),),  # noqa: FBT003
        ),
    ),
)
BAKERY = CompanyDossier(
    company=COMPANY,
    joined_on=date(2026, 1, 14),
    file=replace(FILE, sessions=(), actions=(), attachments=(), parts=()),
    criteria=(
        CriterionLine(
            "agreement",
            "Akkoord ondertekend",
            "door werkgever en partner",
            1,
            1,
            met_on=date(2026, 2, 3),
            last_on=date(2026, 2, 3),
            pieces=(
                Piece(
                    "Bestand",
                    "akkoord.pdf",
                    date(2026, 2, 3),
                    "Els Vinkenhof",
                    "Getekend door beide",
                    "ab12" * 16,
                ),
            ),
        ),
        CriterionLine(
            "photos",
            "Foto's van de aanpassing",
            "voor en na",
            2,
            2,
            met_on=date(2026, 11, 5),
            last_on=date(2026, 11, 5),
            pieces=(Piece("Bestand", "rondgang.jpg", date(2026, 11, 5), "Els Vinkenhof"),),
        ),
    ),
    notes=(
        CriterionNote(
            "Foto's van de aanpassing", "Een foto volstaat ook", "Nora B.", date(2026, 11, 6)
        ),
    ),
    baseline=BASELINE,
    end=END,
    sessions=(held(CONFIRMED),),
    deliverables=(
        Delivered(
            Attachment(
                "onthaalmap-v1.pdf", 310_000, date(2026, 11, 4), "Mia Dauwelaar", "9c41" * 16
            ),
            ("Foto's van de aanpassing",),
        ),
    ),
    closing=(
        Attachment("eindverslag.pdf", 98_000, date(2026, 11, 18), "Els Vinkenhof", "77aa" * 16),
    ),
    referrals=(
        Referred(
            date(2026, 6, 1),
            "Naar een instrument of organisatie",
            "Taalcoaching, VDAB",
            "Twee bakkers leren Nederlands",
            "Gestart",
            date(2026, 6, 16),
            "Gestart in het instrument",
            starters=2,
            check="Nagevraagd bij VDAB: loopt nog niet",
        ),
    ),
    funding=(
        FundingAnswer(
            date(2026, 5, 30),
            "Taalcoaching",
            "Iemand anders doet of betaalt dit",
            "Els Vinkenhof",
            "Andere taken dan VDAB",
        ),
    ),
    count=COUNTED,
    look_backs=(
        LookBack(6, date(2027, 5, 12)),
        LookBack(12, date(2027, 11, 12), note="Bel eerst Mia"),
    ),
    measures=(
        PeopleMeasure(
            "Nulmeting", date(2026, 2, 3), 42, 9, 8, told_by="Zaakvoerder", note="Zonder de winkel"
        ),
    ),
)
DOSSIER = TrajectoryDossier(
    origin=ORIGIN,
    title="Onthaal van nieuwe bakkers",
    started_on=date(2026, 1, 14),
    companies=(BAKERY,),
    purpose="In elke ploeg een vaste peter en een onthaalmap met foto's.",
    phase="Borging",
    status="Afgerond",
    closed_on=date(2026, 11, 12),
    coach="Els Vinkenhof",
    partner="Partner Oost",
    goals=(
        Goal(
            "Elke nieuwe bakker krijgt een vaste peter of meter in de eigen ploeg.",
            "Ploegen waar een peter of meter de opleiding volgde",
            "0 ploegen",
            "4 ploegen",
            "3 ploegen",
            "Mia Dauwelaar, personeel",
            "onthaal",
            "yes",
        ),
    ),
    plans=(
        PlanEdition(
            2,
            date(2026, 4, 21),
            "Els Vinkenhof",
            "De nachtploeg kwam erbij",
            (PlanAction("Profiel van peter vastleggen", "Mia Dauwelaar", date(2026, 3, 31), 1),),
            (SIGNED,),
        ),
        PlanEdition(
            1, date(2026, 2, 10), "Els Vinkenhof", "", (PlanAction("Peters zoeken", "Jan"),), ()
        ),
    ),
)
BARE_COMPANY = CompanyDossier(replace(COMPANY, number=""), date(2026, 11, 2))
BARE = TrajectoryDossier(ORIGIN, "Nieuw traject", date(2026, 11, 2), (BARE_COMPANY,))


def retold(change) -> TrajectoryDossier:
    """Return the sample with every text in it replaced; its codes stay, and what is empty."""
    told = with_texts(DOSSIER, lambda text: change(text) if text else "")
    (company,) = told.companies
    company = replace(
        company,
        criteria=tuple(
            replace(new, code=old.code)
            for new, old in zip(company.criteria, BAKERY.criteria, strict=True)
        ),
        count=replace(company.count, status=BAKERY.count.status),
    )
    goals = tuple(replace(new, reached="yes", structural="onthaal") for new in told.goals)
    return replace(told, companies=(company,), goals=goals)
