"""Makes the page of a place; a screen is loaded when it is first gone to."""

from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import Place

KEPT_SCREENS = frozenset({"today", "enterprises", "enterprise"})  # hold no text that is typed
MOST_KEPT = 6


def make_page(desk: Desk, place: Place) -> Page:
    """Return a new page for a place."""
    match place.screen:
        case "today":
            from app.ui.today.page import TodayPage

            return TodayPage(desk, place)
        case "enterprises":
            from app.ui.enterprises.page import EnterprisesPage

            return EnterprisesPage(desk, place)
        case "enterprise":
            from app.ui.dossier.page import DossierPage

            return DossierPage(desk, place)
        case "intake":
            from app.ui.intake.page import IntakePage

            return IntakePage(desk, place)
        case "session":
            from app.ui.session.page import SessionPage

            return SessionPage(desk, place)
        case "settings":
            from app.ui.preferences.page import PreferencesPage

            return PreferencesPage(desk, place)
        case _:
            raise LookupError(place.screen)
