"""What the server refused leads to the field where it is mended."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.services.dossier import load_dossier
from app.services.sync_view import RecordName
from app.ui.sync.places import place_of
from tests.coaching_samples import utc
from tests.file_samples import add_session
from tests.sync_samples import SESSION


def test_a_field_of_a_contact_opens_where_it_stands(desktop, company):
    dossier = load_dossier(desktop.main.desk.store, desktop.main.desk.reference, company)
    mia = next(one for one in dossier.contacts if one.name == "Mia D.")
    record = RecordName("contact", mia.id, company, "Mia D.", "Bakkerij Janssens")
    desktop.main._go(place_of(record, "phone"))
    desktop.wait(lambda: desktop.page.is_built and desktop.page.contacts is not None)
    field = desktop.page._parts()[f"contacts/{mia.id}/phone"]
    desktop.wait(lambda: field.is_editing)
    desktop.wait(lambda: QApplication.focusWidget() is field.field)


def test_a_field_of_a_session_has_the_keyboard(desktop, company):
    session = add_session(desktop.main.desk.store, company, utc(20, 9))
    record = replace(SESSION, id=session, root=company)
    desktop.main._go(place_of(record, "subject"))
    desktop.wait(lambda: desktop.page.is_built and desktop.page.body is not None)
    desktop.wait(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "subject")
