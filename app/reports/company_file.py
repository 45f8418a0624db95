"""The file of an enterprise so far (dossier tot nu): all that is known, newest session first."""

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import Rule, gap, own_words, title_block
from app.reports.company_parts import (
    actions_section,
    attachments_section,
    contacts_section,
    establishments_section,
    identity,
    intake_section,
    parts_overview,
    size_section,
)
from app.reports.company_sessions import sessions_section
from app.reports.company_values import CompanyFile
from app.reports.document import PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight

OWN_WORDS = "Doel in eigen woorden"


def company_file(values: CompanyFile, progress: Progress | None = None) -> bytes:
    """
    Return the file as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"Dossier tot nu, {values.company.name}"
    words = PageWords(values.company.number, name, foot_words(values.origin))
    metadata = Metadata(
        title=name,
        author=values.origin.made_by,
        subject=f"Coaching bij {values.company.name}",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _story(values: CompanyFile) -> list[Flowable]:
    on = values.origin.made_at.date()
    return [
        *title_block("Dossier tot nu", values.company.name, values.company.municipality),
        *(own_words(OWN_WORDS, values.purpose) if values.purpose.strip() else []),
        gap(18),
        Rule(),
        gap(5),
        identity(values),
        *parts_overview(values.parts),
        *intake_section("1", values.intake),
        *actions_section("2", values.actions, on),
        *contacts_section("3", values.contacts),
        *establishments_section("4", values.establishments),
        *size_section("5", values.years),
        *sessions_section("6", values.sessions),
        *attachments_section("7", values.attachments),
        *missing_on_paper(preflight(values)),
    ]
