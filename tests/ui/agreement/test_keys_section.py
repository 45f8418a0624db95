"""Instellingen › Verdeelsleutel: weights from a day on, and a trial of a cut."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.models.partnership import CLOSED_PARTNER, TravelSetting
from app.models.results import PartnerKey
from app.services.drafts import list_drafts
from app.services.results.target_edits import write_partner_keys
from app.services.results.targets import ScopeKind, agreement
from app.ui.agreement.keys_section import PartnerKeysSection
from app.ui.place import place_of_draft
from tests.ui.agreement.conftest import FIRST, MONDAY

D = Decimal
MIDWAY = date(2025, 7, 1)


@pytest.fixture
def section(open_section):
    return lambda role="promotor": open_section(PartnerKeysSection, role)


@pytest.fixture
def keys(store, partners):
    """East 60 and West 40; North joins midway with 20."""
    write_partner_keys(store, FIRST, {partners["Oost"]: D(60), partners["West"]: D(40)})
    write_partner_keys(store, MIDWAY, {partners["Noord"]: D(20)})


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden() and one.text()]


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def weight(section, partner):
    return section.editor.set.control(partner.hex)


def saved(qtbot, section):
    section.save_button.click()
    qtbot.waitUntil(lambda: section.editor is None and not section.model.is_busy)


def test_weights_of_a_day_are_read_with_shares_that_add_up(section, keys):
    found = section("coach")
    assert found.choice.currentText() == "Vanaf 01/07/2025, geldt nu"
    # 60, 40 and 20 of 120: 50, 33.33 and 16.67
    assert texts(found.weights)[3:] == [
        "Partner Oost", "60", "50%", "Partner West", "40", "33,33%",
        "Partner Noord", "20", "16,67%", "Samen", "120", "100%",
    ]  # fmt: skip
    found.choice.setCurrentIndex(1)
    found._show_chosen()
    assert texts(found.weights)[3:] == [
        "Partner Oost", "60", "60%", "Partner West", "40", "40%", "Samen", "100", "100%",
    ]  # fmt: skip
    assert found.warning.words.text() == "Zonder gewicht: Partner Noord."
    assert found.new_button.isHidden()
    assert found.edit_button.isHidden()
    assert found.remove_button.isHidden()


def test_a_promotor_makes_weights_from_a_day_on_and_undoes_it(qtbot, desk, section, partners):
    found = section()
    assert found.none.isVisible()
    found.new_button.click()
    assert found.editor.set.control("valid_from").hasFocus()
    enter(qtbot, weight(found, partners["Oost"]), "60")
    enter(qtbot, weight(found, partners["West"]), "37,5")
    hints = [found.editor.fields[partners[one].hex].note.words.text() for one in partners]
    assert hints == ["61,54%", "38,46%", "0%"]  # 60 and 37.5 of 97.5
    saved(qtbot, found)
    assert agreement(desk.store).keys_on(MONDAY) == {
        partners["Oost"]: 60,
        partners["West"]: D("37.5"),
    }
    qtbot.waitUntil(lambda: found.choice.currentText() == "Vanaf 23/11/2026, geldt nu")
    qtbot.undo(desk)
    qtbot.waitUntil(found.none.isVisible)


def test_weights_of_a_day_are_changed_and_taken_away(qtbot, desk, section, keys, partners):
    found = section()
    found.edit_button.click()
    assert found.editor.set.control("valid_from").text() == "di 01/07/2025"
    enter(qtbot, weight(found, partners["Noord"]), "0")
    enter(qtbot, weight(found, partners["West"]), "60")
    saved(qtbot, found)
    assert agreement(desk.store).keys_on(MIDWAY) == {partners["Oost"]: 60, partners["West"]: 60}
    found.remove_button.click()
    qtbot.waitUntil(lambda: found.choice.count() == 1)
    assert found.choice.currentText() == "Vanaf 01/01/2024, geldt nu"
    qtbot.undo(desk)
    qtbot.waitUntil(lambda: found.choice.count() == 2)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-1", "Dit getal kan niet onder 0 liggen."),
        ("1,234", "Hoogstens twee cijfers na de komma."),
        ("half", "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."),
        ("0", "Minstens één partner heeft een gewicht boven 0."),
    ],
)
def test_a_weight_that_cannot_be_is_told_under_its_field(qtbot, desk, section, me, typed, sentence):
    found = section()
    found.new_button.click()
    enter(qtbot, weight(found, me.partner_id), typed)
    found.save_button.click()
    assert found.editor.fields[me.partner_id.hex].error == sentence
    assert weight(found, me.partner_id).text() == typed
    assert agreement(desk.store).keys == ()


def test_what_is_typed_is_kept_and_comes_back(qtbot, desk, section, partners):
    found = section()
    found.new_button.click()
    enter(qtbot, weight(found, partners["West"]), "veertig")
    found.keep()
    [draft] = list_drafts(desk.store)
    assert place_of_draft(draft.form).text == "Verdeelsleutel"
    again = section()
    qtbot.waitUntil(lambda: again.editor is not None)
    assert weight(again, partners["West"]).text() == "veertig"


def test_what_another_laptop_made_of_it_is_told(store, me, section, keys, partners):
    root, west = me.partnership_id, partners["West"]
    with store.write() as session:
        session.add_all([
            TravelSetting(root=root, name=f"{CLOSED_PARTNER}{west.hex}", value=True),
            PartnerKey(root=root, partner_id=partners["Noord"], valid_from=MONDAY, weight=D(-5)),
        ])  # fmt: skip
    found = section()
    assert found.warning.words.text() == (
        "Op een andere laptop kreeg Partner Noord een gewicht onder 0; het telt als 0. Gesloten, "
        "en nog met een gewicht: Partner West. Zonder gewicht: Partner Noord."
    )
    found.new_button.click()
    assert weight(found, west).text() == "40"


@pytest.fixture
def trial(section, terms, keys, promise, partners):
    """120 of the whole; 60 of East, 40 of West and 20 of North, as their weights are."""
    promise(120)
    for name, number in (("Oost", 60), ("West", 40), ("Noord", 20)):
        promise(number, ScopeKind.PARTNER, partners[name])
    return section().simulation


def bears(trial):
    return [one.text() for one in trial.parts], trial.cut.text()


def test_a_trial_of_a_result_by_key_adds_up_to_the_cent(trial):
    assert trial.whole.value() == 120
    assert trial.told.text() == "120 van 120 is 100,0%. Er wordt niets ingekort."
    trial.whole.setValue(107)
    # 107 x 60, 40 and 20 of 120: 53.5, 35.67 and 17.83; the two left go to 0.83 and 0.67
    assert [one.value() for one in trial.fields] == [53, 36, 18]
    # 13 of 120 of EUR 720,000: 78,000; by 60, 40 and 20
    assert bears(trial) == (
        ["€\xa039.000,00", "€\xa026.000,00", "€\xa013.000,00"],
        "€\xa078.000,00",
    )
    assert trial.told.text() == (
        "107 van 120 is 89,2%. Van het resultaatdeel, €\xa0720.000,00, gaat 10,8% af: "
        "€\xa078.000,00. Dat is 3,3% van de toegekende subsidie."
    )


def test_a_trial_by_shortfall_and_of_one_partner(qtbot, trial):
    qtbot.keyClick(trial.by, Qt.Key.Key_Right)
    for field, number in zip(trial.fields, (62, 33, 12), strict=True):
        field.setValue(number)
    assert trial.whole.value() == 107
    # West fell 7 short and North 8, East nothing: 78,000 x 7/15 and 8/15
    assert bears(trial) == (["€\xa00,00", "€\xa036.400,00", "€\xa041.600,00"], "€\xa078.000,00")
    assert trial.sum.text() == "107"


def test_more_than_the_target_earns_nothing(trial):
    trial.whole.setValue(150)
    assert trial.told.text() == "150 van 120 is 125,0%. Meer dan het doel levert niets extra op."
    assert bears(trial) == (["€\xa00,00"] * 3, "€\xa00,00")


def test_without_terms_target_or_weights_a_trial_says_what_is_missing(
    qtbot, section, promise, store, terms
):
    trial = section().simulation
    assert "nog geen streefcijfer" in trial.told.text()
    promise(120)
    shown = section().simulation
    shown.whole.setValue(60)
    assert shown.told.text().endswith("Zonder gewichten is dat niet te verdelen.")


def test_without_terms_a_trial_asks_for_them(section, promise):
    promise(120)
    assert section().simulation.told.text().startswith("Vul eerst de financiering in")
