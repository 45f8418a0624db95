from io import BytesIO

from pypdf import PdfReader

from app.services.profiles.recovery import SheetFor, new_recovery_code, recovery_pdf


def test_the_sheet_carries_the_code_and_whose_it_is():
    code = new_recovery_code()
    pdf = recovery_pdf(SheetFor("Els V.", "Partner Oost", "Inclusief Werken"), code)
    pages = PdfReader(BytesIO(pdf)).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert "Els V., Partner Oost" in text
    assert all(group in text for group in code.split())
