"""The history of what was promised: all records of a kind, and nothing else of the partnership."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.services.results.target_edits import (
    TermsWish,
    remove_target,
    write_partner_keys,
    write_terms,
)
from app.services.results.targets import ScopeKind, agreement
from app.ui.agreement.targets_section import TargetsSection
from app.ui.history.page import HistoryPage
from app.ui.place import Place
from tests.ui.agreement.conftest import FIRST, LAST


def lines(qtbot, page):
    qtbot.waitUntil(lambda: page.view.rows.rowCount() > 0)
    rows = page.view.rows
    return [
        " | ".join(str(rows.index(row, column).data() or "") for column in (2, 3, 4))
        for row in range(rows.rowCount())
    ]


def open_history(desk, show_active, kind):
    page = HistoryPage(desk, Place("history", parent=desk.me.partnership_id, text=kind))
    page.resize(1158, 600)
    return show_active(page)


def test_a_section_leads_to_the_history_of_its_records(
    qtbot, desk, store, open_section, show_active, promise, partners
):
    promise(120)
    promise(44, ScopeKind.PARTNER, partners["West"])
    section = open_section(TargetsSection)
    with qtbot.waitSignal(desk.go_requested) as asked:
        section.history_button.click()
    assert asked.args == [Place("history", parent=desk.me.partnership_id, text="target")]
    remove_target(store, agreement(store).targets[0].id)
    page = open_history(desk, show_active, "target")
    assert lines(qtbot, page) == [
        "Streefcijfer | Verwijderd | ",
        "Streefcijfer Partner West | Toegevoegd | ",
        "Streefcijfer | Toegevoegd | ",
    ]
    settings, last = page.crumbs()
    assert settings.place == Place("settings", text="Streefcijfers")
    assert last.text == "Historiek: Streefcijfer"


def test_terms_and_keys_are_told_in_words(qtbot, desk, store, show_active, partners):
    write_terms(store, TermsWish(FIRST, FIRST, LAST, granted=Decimal(2400000), rounding="down"))
    write_partner_keys(store, FIRST, {partners["West"]: Decimal(40)})
    write_partner_keys(store, FIRST, {partners["West"]: Decimal("37.5")})
    keys = open_history(desk, show_active, "partner_key")
    assert lines(qtbot, keys) == [
        "Verdeelsleutel Partner West | Gewicht | 40 → 37,5",
        "Verdeelsleutel Partner West | Toegevoegd | ",
    ]
    terms = open_history(desk, show_active, "project_terms")
    assert lines(qtbot, terms) == ["Financieringsregels 01/01/2024 | Toegevoegd | "]
    row = terms.view.rows.row(terms.view.rows.id_at(0))
    told = dict(terms.view.words.made(row))
    assert told["Toegekende subsidie"] == "€ 2.400.000"
    assert told["Basis van het resultaatdeel"] == "Toegekende subsidie"
    assert told["Afronding"] == "Altijd naar beneden"
    assert told["Verdeling van een inkorting"] == "Volgens de verdeelsleutel"
    assert told["Projectperiode"] == "01/01/2024, 31/12/2026"
    assert told["Aandeel ESF+, Focus op Talent en eigen inbreng"] == "40, 45, 15"


def test_a_region_and_a_theme_have_their_name(qtbot, desk, show_active, promise):
    region = desk.reference.reference_regions[0]
    theme = desk.reference.themes(date(2026, 1, 1))[0]
    promise(3, ScopeKind.REGION, region.code)
    promise(4, ScopeKind.THEME, theme.code)
    page = open_history(replace_role(desk, "coach"), show_active, "target")
    assert len(lines(qtbot, page)) == 2
    rows = [page.view.rows.row(page.view.rows.id_at(at)) for at in (0, 1)]
    words = [dict(page.view.words.made(row)) for row in rows]
    assert (words[1]["Regio"], words[0]["Thema"]) == (region.name, theme.label)


def replace_role(desk, role):
    desk.me = replace(desk.me, role=role)
    return desk
