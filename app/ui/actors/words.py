"""What is said of organisations around a company, and why an offer of a partner fits."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.domain.offers import Fit
from app.reference.loader import Reference
from app.services.places import SECTIONS
from app.services.referrals.actors import ActorForm, OfferRow
from app.ui.case_words import code_text
from app.ui.company_words import short_sector
from app.ui.name_list import listed

translate = QCoreApplication.translate
HERE: Final = "ActorWords"


def kind_text(kind: str) -> str:
    """Return what sort of organisation it is."""
    return code_text("actor_kind", kind)


def regions_of(reference: Reference) -> dict[str, str]:
    """Return the reference regions: code to name."""
    return {one.code: one.name for one in reference.reference_regions}


def sectors_of(reference: Reference) -> dict[str, str]:
    """Return the sections of NACE: letter to what they are for."""
    found = {code: reference.nace().get(code) for code in SECTIONS}
    return {code: code if one is None else short_sector(one.label) for code, one in found.items()}


def themes_of(reference: Reference) -> dict[str, str]:
    """Return the themes of a question: code to its short name."""
    return {one.code: one.short for one in reference.themes(clock.today())}


def where_text(reference: Reference, regions: Iterable[str], sectors: Iterable[str]) -> str:
    """Return where and for whom somebody works; nothing named is everywhere, for all."""
    places, kinds = regions_of(reference), sectors_of(reference)
    where = listed(places.get(one, one) for one in regions)
    whom = listed(kinds.get(one, one) for one in sectors)
    return ", ".join(
        (
            where or translate(HERE, "alle regio’s"),
            whom or translate(HERE, "alle sectoren"),
        )
    )


def actor_text(reference: Reference, form: ActorForm) -> str:
    """Return an organisation in one line: its kind, where and for whom."""
    return f"{kind_text(form.kind)}, {where_text(reference, form.regions, form.sectors)}"


def reach_text(form: ActorForm) -> str:
    """Return how to reach an organisation; empty when nothing is known."""
    return ", ".join(part for part in (form.email, form.phone, form.address) if part)


def offer_text(reference: Reference, row: OfferRow) -> str:
    """Return an offer in one line: its themes, where and for whom."""
    names = themes_of(reference)
    themes = listed(names.get(one, one) for one in row.themes)
    themes = themes or translate(HERE, "alle thema’s")
    return f"{themes}, {where_text(reference, row.regions, row.sectors)}"


def reason_text(reference: Reference, fit: Fit) -> str:
    """Return why an offer fits: what it does of what was asked, where, and for whom."""
    names = themes_of(reference)
    asked = [name for code, name in names.items() if code in fit.themes]
    parts = [translate(HERE, "Doet {themes}").format(themes=listed(asked))] if asked else []
    if fit.does_all:
        parts = [translate(HERE, "Doet alle thema’s")]
    parts += {
        True: [translate(HERE, "in deze regio")],
        False: [translate(HERE, "werkt in een andere regio")],
        None: [],
    }[fit.is_there]
    parts += {
        True: [translate(HERE, "voor deze sector")],
        False: [translate(HERE, "werkt voor andere sectoren")],
        None: [],
    }[fit.is_sector]
    return ", ".join(parts)
