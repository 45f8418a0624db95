"""What the server refused leads to the field where it is mended."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.models.coaching import Agreement, Attendee, SessionCount
from app.services.companies.dossier import load_dossier
from app.services.record_names import record_names
from app.services.syncing.view import RecordName
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


@pytest.mark.parametrize(
    ("kind", "values", "unit", "field"),
    [
        (Agreement, {"text": "Peter zoeken", "owner": "Mia"}, "owner", "agreement_1_owner"),
        (Attendee, {"role": "foreman"}, "role", "present_0"),
        (SessionCount, {"target_group": "low_skilled", "number": 2}, "number", "count_low_skilled"),
    ],
)
def test_a_row_below_a_session_leads_to_the_session_and_its_row(
    desktop, company, kind, values, unit, field
):
    store = desktop.main.desk.store
    its = {"root": company, "session_id": add_session(store, company, utc(20, 9))}
    with store.write() as session:
        if kind is Agreement:
            session.add(Agreement(text="Eerst dit", **its))
            session.flush()
        row = kind(**its, **values)
        session.add(row)
        session.flush()
        key = (kind.__tablename__, row.id)
    with store.read() as session:
        record = record_names(session, [(*key, company)])[key]
    desktop.main._go(place_of(record, unit))
    desktop.wait(lambda: desktop.page.is_built and desktop.page.body is not None)
    desktop.wait(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == field)
