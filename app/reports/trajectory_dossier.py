"""
The dossier of a trajectory (trajectdossier) for an auditor: ten parts for each of its companies.

Source: DOMAIN, section 4 (audit file per company). A part that is not there is named, never left
out. Goals and plan are of the trajectory; a joint one shows them with each company, so that each
file reads by itself.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from app.core.progress import Progress
from app.reports.document import PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.page_numbers import Anchor, Target
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.trajectory_cover import cover
from app.reports.trajectory_impact import impact_part
from app.reports.trajectory_outcome import (
    closing_part,
    deliverables_part,
    look_backs_part,
    referrals_part,
)
from app.reports.trajectory_sections import (
    agreement_part,
    identity_part,
    intake_part,
    plan_part,
    size_part,
)
from app.reports.trajectory_sessions import sessions_part
from app.reports.trajectory_state import parts_of
from app.reports.trajectory_values import CompanyDossier, TrajectoryDossier

KIND = "Trajectdossier"


def trajectory_dossier(values: TrajectoryDossier, progress: Progress | None = None) -> bytes:
    """
    Return the dossier as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    words = dossier_words(values, foot_words(values.origin))
    return render(words, dossier_metadata(values), dossier_story(values), progress)


def dossier_words(
    values: TrajectoryDossier, foot: tuple[str, str, str], seal: Target | None = None
) -> PageWords:
    """Return what head and foot of its pages say."""
    number = values.companies[0].company.number if len(values.companies) == 1 else ""
    return PageWords(number, f"{KIND}, {_about(values)}", foot, seal)


def dossier_metadata(values: TrajectoryDossier) -> Metadata:
    """Return what the document says about itself."""
    is_one = len(values.companies) == 1
    return Metadata(
        title=f"{KIND} {values.title}" + (f", {_about(values)}" if is_one else ""),
        author=values.origin.made_by or values.origin.partnership,
        subject=f"Veranderingstraject {values.title}",
        made_at=values.origin.made_at,
    )


def _about(values: TrajectoryDossier) -> str:
    return values.companies[0].company.name if len(values.companies) == 1 else values.title


def dossier_story(values: TrajectoryDossier) -> list[Flowable]:
    """Return all that the dossier draws, each company from a page of its own."""
    story: list[Flowable] = []
    for company in values.companies:
        story += [PageBreak()] if story else []
        story += _company(values, company)
    return [*story, *missing_on_paper(preflight(values))]


def _company(values: TrajectoryDossier, company: CompanyDossier) -> list[Flowable]:
    origin = values.origin
    parts = (
        identity_part(company),
        size_part(company),
        agreement_part(company),
        intake_part(company),
        plan_part(values),
        sessions_part(company.sessions, origin),
        deliverables_part(company.deliverables),
        referrals_part(company.referrals, company.funding),
        closing_part(company),
        look_backs_part(company.look_backs, origin.made_at.date()),
    )
    state = parts_of(values, company)
    pages = [Target(f"{number} {one.name}") for number, one in enumerate(state, start=1)]
    return [
        *cover(values, company, state, pages),
        PageBreak(),
        *[it for part, page in zip(parts, pages, strict=True) for it in _marked(part, page)],
        *impact_part(company.measures, values.goal_looks),
    ]


def _marked(part: Sequence[Flowable], page: Target) -> list[Flowable]:
    """Put the mark of its page behind the head of a part: before it, it could stay a page back."""
    return [*part[:2], Anchor(page), *part[2:]]
