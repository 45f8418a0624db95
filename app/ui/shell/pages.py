"""Makes the page of a place; a screen is loaded when it is first gone to."""

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import Place

KEPT_SCREENS = frozenset({"today", "enterprises", "enterprise"})  # drafts keep what is typed
MOST_KEPT = 6


def make_page(desk: Desk, place: Place, parent: QWidget) -> Page:
    """
    Return a new page for a place, inside `parent` from the beginning.

    A page that moves into another widget later is styled anew with all that is on it: 10 to 30 ms.
    """
    match place.screen:
        case "today":
            from app.ui.today.page import TodayPage

            return TodayPage(desk, place, parent)
        case "enterprises":
            from app.ui.enterprises.page import EnterprisesPage

            return EnterprisesPage(desk, place, parent)
        case "enterprise":
            from app.ui.dossier.page import DossierPage

            return DossierPage(desk, place, parent)
        case "intake":
            from app.ui.intake.page import IntakePage

            return IntakePage(desk, place, parent)
        case "session":
            from app.ui.session.page import SessionPage

            return SessionPage(desk, place, parent)
        case "settings":
            from app.ui.preferences.page import PreferencesPage

            return PreferencesPage(desk, place, parent)
        case _:
            raise LookupError(place.screen)
