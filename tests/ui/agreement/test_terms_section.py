"""Instellingen › Financiering: versions of the terms, by a promotor and by who only reads."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models.results import ProjectTerms
from app.services.drafts import list_drafts
from app.services.results.target_edits import TermsWish, write_terms
from app.services.results.targets import agreement
from app.ui.agreement.terms_section import TermsSection
from app.ui.place import place_of_draft
from tests.ui.agreement.conftest import FIRST, LAST, MONDAY

D = Decimal
TERMS = TermsWish(FIRST, FIRST, LAST, granted=D(2400000), source="Besluit 12")


@pytest.fixture
def section(open_section):
    return lambda role="promotor": open_section(TermsSection, role)


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden() and one.text()]


def enter(qtbot, editor, name, text):
    field = editor.set.control(name)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def saved(qtbot, section):
    section.save_button.click()
    qtbot.waitUntil(lambda: section.editor is None and not section.model.is_busy)


def test_what_holds_is_read_with_its_amounts(section, terms):
    found = section("coach")
    assert found.choice.currentText() == "Vanaf 01/01/2024, geldt nu"
    assert found.new_button.isHidden()
    assert "30% van de toegekende subsidie, €\xa0720.000,00" in texts(found.facts["result"])
    assert "Levert niets extra op" in texts(found.facts["result"])
    assert texts(found.budget)[3:] == [
        "ESF+", "40%", "€\xa0960.000,00",
        "Focus op Talent", "45%", "€\xa01.080.000,00",
        "Eigen inbreng", "15%", "€\xa0360.000,00",
        "Samen", "100%", "€\xa02.400.000,00",
    ]  # fmt: skip
    assert "5; aantallen van 1 tot 4 worden verborgen" in texts(found.facts["reports"])


def test_without_a_version_the_usual_is_proposed(qtbot, desk, section):
    found = section()
    assert found.none.isVisible()
    found.new_button.click()
    editor = found.editor
    assert (editor.text("result_share"), editor.text("esf_share")) == ("30", "40")
    assert editor.total.words.text() == "Samen 100%."
    enter(qtbot, editor, "first", "1/1/2024")
    enter(qtbot, editor, "last", "31/12/2026")
    saved(qtbot, found)
    [one] = agreement(desk.store).terms
    assert (one.terms.valid_from, one.first, one.granted) == (MONDAY, FIRST, None)


def test_a_new_version_holds_from_its_day_and_the_old_one_is_read_still(
    qtbot, desk, section, terms
):
    found = section()
    found.new_button.click()
    editor = found.editor
    assert editor.set.control("valid_from").text() == "ma 23/11/2026"
    enter(qtbot, editor, "result_share", "25,5 %")
    enter(qtbot, editor, "granted", "2.400.000,01")
    assert editor.total.words.text() == (  # the cent goes to the largest remainder: 0.45 of it
        "Samen 100%: ESF+ €\xa0960.000,00, Focus op Talent €\xa01.080.000,01, Eigen inbreng "
        "€\xa0360.000,00, samen €\xa02.400.000,01."
    )
    saved(qtbot, found)
    qtbot.waitUntil(lambda: found.choice.count() == 2)
    names = [found.choice.itemText(at) for at in range(2)]
    assert names == ["Vanaf 23/11/2026, geldt nu", "Vanaf 01/01/2024, vroeger"]
    # 25.5% of 2,400,000.01 is 612,000.00255
    assert "25,5% van de toegekende subsidie, €\xa0612.000,00" in texts(found.facts["result"])
    found.choice.setCurrentIndex(1)
    found._show_chosen()
    assert "30% van de toegekende subsidie, €\xa0720.000,00" in texts(found.facts["result"])
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: found.choice.count() == 1)
    assert found.choice.currentText() == "Vanaf 01/01/2024, geldt nu"


def test_one_of_the_same_day_replaces_and_one_of_tomorrow_can_be_taken_away(
    qtbot, desk, section, terms
):
    write_terms(desk.store, replace(TERMS, most=D(110)))
    write_terms(desk.store, replace(TERMS, valid_from=date(2027, 1, 1)))
    found = section()
    names = [found.choice.itemText(at) for at in range(3)]
    assert names == [
        "Vanaf 01/01/2027, geldt nog niet",
        "Vanaf 01/01/2024, geldt nu",
        "Vanaf 01/01/2024, vervangen",
    ]
    assert "Levert niets extra op; er wordt gerekend tot 110%" in texts(found.facts["result"])
    assert found.remove_button.isHidden()
    found.choice.setCurrentIndex(0)
    found._show_chosen()
    found.remove_button.click()
    qtbot.waitUntil(lambda: found.choice.count() == 2)
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: found.choice.count() == 3)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("granted", "twee miljoen", "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."),
        ("granted", "-1", "Dit getal kan niet onder 0 liggen."),
        ("hour_rate", "1,234", "Hoogstens twee cijfers na de komma."),
        ("result_share", "130", "Dit getal is te groot om te kloppen."),
        ("esf_share", "", "Vul een getal in."),
        ("smallest", "2,5", "Vul een geheel getal in."),
        ("first", "", "Vul een dag in."),
    ],
)
def test_what_cannot_be_is_told_under_its_field(qtbot, desk, section, terms, name, typed, sentence):
    found = section()
    found.new_button.click()
    field = found.editor.set.control(name)
    field.selectAll()
    qtbot.keyClicks(field, typed) if typed else field.clear()
    found.save_button.click()
    assert found.editor.fields[name].error == sentence
    assert found.editor.text(name) == typed
    assert field.hasFocus()
    assert len(agreement(desk.store).terms) == 1


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("own_share", "14", "De drie delen zijn samen 99%. Samen horen ze 100% te zijn."),
        ("most", "90", "Vul een percentage in van 100 tot 1000."),
        ("smallest", "1", "Vul een getal in van 2 tot 100."),
        ("last", "31/12/2023", "Het project eindigt voor 01/01/2024, zijn eerste dag."),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    qtbot, desk, section, terms, name, typed, sentence
):
    found = section()
    found.new_button.click()
    enter(qtbot, found.editor, name, typed)
    found.save_button.click()
    qtbot.waitUntil(lambda: found.editor.fields[name].error == sentence)
    assert found.editor.set.control(name).hasFocus()
    assert not found.editor.total.isVisible() or name != "own_share"


def test_what_is_typed_is_kept_until_it_is_stored(qtbot, desk, section, terms):
    found = section()
    found.new_button.click()
    enter(qtbot, found.editor, "granted", "2,5 mln of meer")
    found.editor.rounding.set_key("down")
    found.editor.base.set_value("accepted")
    found.keep()
    [draft] = list_drafts(desk.store)
    assert place_of_draft(draft.form).text == "Financiering"
    again = section()
    qtbot.waitUntil(lambda: again.editor is not None)
    assert again.editor.text("granted") == "2,5 mln of meer"
    assert (again.editor.rounding.key(), again.editor.base.value()) == ("down", "accepted")
    again.drop_button.click()
    assert not list_drafts(desk.store)
    assert again.choice.currentText() == "Vanaf 01/01/2024, geldt nu"


def test_what_another_laptop_made_of_it_is_told(store, me, section):
    odd = ProjectTerms(
        root=me.partnership_id, valid_from=FIRST, first=LAST, last=FIRST, granted=D(100),
        result_share=D(130), esf_share=D(50), base="later", cut_by="later", rounding="later",
    )  # fmt: skip
    with store.write() as session:
        session.add(odd)
    found = section()
    words = found.odd.words.text()
    assert "het resultaatdeel, de basis van het resultaatdeel, de afronding" in words
    assert "de drie delen van het budget (samen geen 100%)" in words
    assert "01/01/2024 – 31/12/2026" in texts(found.facts["project"])
    assert texts(found.budget)[-3:] == ["Samen", "110%", "nog niet gekend"]
    found.new_button.click()  # and it can be mended
    assert found.editor.text("result_share") == "100"
