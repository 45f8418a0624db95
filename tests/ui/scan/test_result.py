"""What a finished scan says on screen, and which two are compared."""

from datetime import date

from PySide6.QtCore import Qt

from app.core import clock
from app.reference.trajectories import QuestionEntry, Questions, question_sets
from app.services.scans.question_sets import write_questions
from app.services.scans.use_cases import answer, finish_scan, start_scan
from app.services.trajectories.use_cases import NewMember
from app.ui.place import Place
from app.ui.scan.words import missing_text
from tests.case_samples import begin, view

(SHIPPED,) = question_sets()


def table(view):
    model = view.lines
    columns = [n for n in range(model.columnCount()) if not view.isColumnHidden(n)]
    return [
        " | ".join(str(model.index(row, column).data()) for column in columns)
        for row in range(model.rowCount())
    ]


def test_one_scan_alone_gives_its_means(filled, open_page):
    page = open_page(Place("scan", record=filled("baseline", 3)))
    assert page.result.mean.text() == "3,0"
    assert table(page.result.themes)[0] == "Aanwerven | 3,0 | "
    assert table(page.result.themes)[-1] == "Gemiddeld | 3,0 | "
    assert page.result.largest.isHidden()
    assert "Onthaal 3,0" in page.result.chart.accessibleName()
    assert page.result.after_field.isHidden()


def test_a_later_scan_is_compared_with_the_first_in_words(filled, open_page):
    filled("baseline", 2)
    page = open_page(Place("scan", record=filled("end", 4)))
    assert page.result.mean.text() == "van 2,0 naar 4,0"
    assert table(page.result.themes)[1] == "Onthaal | 2,0 | 4,0 | +2,0 | ↑ duidelijk beter"
    assert len(table(page.result.largest)) == 6
    assert "van 2,0 naar 4,0" in page.result.chart.accessibleName()
    assert page.result.note.isHidden()
    assert page.result.summary.text() == (
        "Duidelijk beter: Aanwerven, Onthaal, Taal en uitleg, Werk en taken en "
        "Leidinggeven en team."
    )


def test_a_mean_stands_under_the_name_of_its_scan_and_beside_another_under_after(filled, open_page):
    def head(page):
        return page.result.themes.lines.headerData(2, Qt.Orientation.Horizontal)

    assert head(open_page(Place("scan", record=filled("baseline", 2)))) == "Nulmeting"
    assert head(open_page(Place("scan", record=filled("end", 4)))) == "Na"


def test_other_scans_can_be_chosen(qtbot, filled, open_page):
    filled("baseline", 4)
    middle = filled("mid", 3)
    page = open_page(Place("scan", record=filled("end", 3)))
    page.result.before.set_key(middle)
    page.result.before.activated.emit(page.result.before.currentIndex())
    qtbot.waitUntil(lambda: page.result.mean.text() == "van 3,0 naar 3,0")
    assert page.result.summary.text() == "Geen enkel thema veranderde duidelijk."
    assert page.result.largest.isHidden()
    page.result.before.set_key(None)
    page.result.before.activated.emit(0)
    qtbot.waitUntil(lambda: page.result.mean.text() == "3,0")


def test_two_versions_are_compared_on_equal_questions_only(store, filled, company, open_page):
    filled("baseline", 2)
    new = QuestionEntry("pets", "work", "Een hond mag mee.")
    write_questions(store, Questions(0, "Tweede", date(2026, 1, 1), (*SHIPPED.questions[:18], new)))
    after = start_scan(store, company, "end").id
    for one in (*SHIPPED.questions[:18], new):
        answer(store, after, one.code, 3)
    finish_scan(store, after)
    page = open_page(Place("scan", record=after))
    assert page.result.note.words.text() == (
        "Eindmeting gebruikt versie 2, nulmeting versie 1: "
        "alleen gelijke vragen vergeleken (18 van 19)."
    )
    assert table(page.result.answers)[-1] == "Werk en taken | Een hond mag mee. | Soms | "


def test_ctrl_p_asks_for_the_pdf_of_both(filled, open_page, press, desk):
    asked = []
    desk.document_requested.connect(asked.append)
    filled("baseline", 2)
    open_page(Place("scan", record=filled("end", 4)))
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (request,) = asked
    assert request.file_name == "Eindmeting Bakkerij Janssens.pdf"
    assert request.make().startswith(b"%PDF")


def test_the_first_missing_questions_are_named_and_the_others_counted():
    five = SHIPPED.questions[5:10]
    assert missing_text(five[:1]) == (
        "Zonder antwoord: «Nieuwe collega's krijgen een vaste peter of…» (Onthaal)."
    )
    assert missing_text(five).endswith("en nog 3.")


def test_the_pill_says_when(filled, open_page):
    page = open_page(Place("scan", record=filled("baseline", 3)))
    assert page.pill.text == f"Afgerond {clock.today():%d/%m/%Y}"


def test_a_finished_scan_is_evidence_with_one_action(
    qtbot, store, filled, company, desk, open_page
):
    one = begin(store, NewMember(company, "Bakkerij Janssens"))
    page = open_page(Place("scan", record=filled("baseline", 3)))
    proof = page.result.proof
    assert proof.words.text() == (
        "Deze nulmeting is nog geen bewijs in het traject «Onthaal nieuwe medewerkers»."
    )
    proof.button.setFocus()
    qtbot.keyClick(proof.button, Qt.Key.Key_Space)
    qtbot.waitUntil(proof.isHidden)
    assert page.result.themes.hasFocus()
    assert len(view(store, one.id).members[0].evidence) == 1
    qtbot.undo(desk)
    qtbot.waitUntil(proof.isVisible)
