"""S6: files that a colleague shares stand in a view of their own."""

from PySide6.QtWidgets import QLabel

from app.services.companies.sharing import share_case
from app.ui.widgets.chips import FilterChip
from tests.file_samples import add_enterprise
from tests.services.clash_samples import add_colleague


def test_what_is_shared_with_me_is_a_view_and_a_filter(qtbot, store, desk, open_page):
    tom = add_colleague(store, desk.me)
    shared = add_enterprise(store, "Van Tom", coach_id=tom)
    share_case(store, shared, {store.actor})
    page = open_page()
    assert page.views._items["shared"].accessibleName() == "Gedeeld met mij 1"
    page.views.choose("shared")
    qtbot.waitUntil(lambda: page.title.text() == "Gedeeld met mij")
    qtbot.waitUntil(lambda: page.chosen.text() == "1 van 1 gekozen")
    chips = page.filters.findChildren(FilterChip)
    assert "Gedeeld met: mij" in [chip.text() for chip in chips if chip.isVisible()]


def test_an_empty_one_says_how_it_comes(qtbot, store, open_page):
    add_enterprise(store, "Mijn")
    page = open_page()
    page.views.choose("shared")
    words = "Niemand deelt nu een dossier met jou."
    qtbot.waitUntil(
        lambda: any(
            one.isVisible() and one.text().startswith(words) for one in page.findChildren(QLabel)
        )
    )
