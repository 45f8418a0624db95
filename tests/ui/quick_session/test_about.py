"""What the quick session says of a company before anybody types: read only, or its trajectory."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.sync import ScopeRoot
from app.services.companies.dossier_edits import add
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, stored_sessions

CTRL = Qt.KeyboardModifier.ControlModifier


def said(panel):
    note = panel.parts.enterprise_note
    return note.words.text() if note.isVisible() else ""


def test_which_trajectory_is_served_stands_under_the_company(store, company, open_panel):
    begin(store, member(company))
    panel = open_panel(company.id)
    assert said(panel) == "Telt bij het traject «Onthaal nieuwe medewerkers»."
    begin(store, NewMember(company.id, "Bakkerij Janssens"), title="Taal op de vloer")
    panel.begin(company.id)
    panel.put_away()
    panel.begin(company.id)
    assert said(panel) == "Er lopen 2 trajecten: kies er een in het volledige verslag."


def test_a_company_without_a_trajectory_has_nothing_to_say(company, open_panel):
    assert said(open_panel(company.id)) == ""


def test_a_file_that_is_only_read_says_so_before_anybody_types(store, company, open_panel):
    other = add_company(store, "Peeters Bouw")
    with store.write() as session:
        session.merge(ScopeRoot(root=company.id.hex, state="live", level="read"))
    panel = open_panel(company.id)
    assert said(panel).startswith("Je mag dit dossier lezen, niet wijzigen.")
    assert not panel.parts.done_button.isEnabled()
    QTest.keyClicks(panel.parts.note, "Toch getypt")
    QTest.keyPress(panel.parts.note, Qt.Key.Key_Return, CTRL)
    assert stored_sessions(store) == []
    assert not panel.isHidden()
    panel._on_enterprise(panel.model.find("Peeters")[0])
    assert panel.model.choice.id == other.id
    assert said(panel) == ""
    assert panel.parts.done_button.isEnabled()
    assert panel.parts.note.toPlainText() == "Toch getypt"


def test_many_contacts_do_not_push_the_note_out_of_sight(qtbot, store, company, open_panel):
    for number in range(9):
        add(store, "contact", company.id, name=f"Ploegbaas {number}")
    note = open_panel(company.id).parts.note
    assert note.hasFocus()
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect().height() == note.height())
