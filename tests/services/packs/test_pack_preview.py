"""What is looked at before a pack is made."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Cancelled, CancelToken, Silent
from app.models.evidence import Attachment
from app.reference.loader import Reference
from app.services.evidence.pieces import add_evidence
from app.services.packs.preview import first_page, pack_choices, pack_size, preview_pack
from app.services.packs.survey import survey
from tests.case_samples import add_colleague, offer
from tests.coaching_samples import add_team, utc
from tests.pack_samples import WISH, add_dossier, let_count, october


@pytest.fixture
def me(store, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))
    return add_team(store)


@pytest.fixture
def dossier(store, me):
    one = add_dossier(store, number="1999990144")
    let_count(store, one, add_colleague(store, me))
    return one


def text_of(content):
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_a_pack_can_be_limited_to_what_is_here(store, me, dossier):
    found = pack_choices(store)
    assert found.partners == ((me.partner_id, "Partner Oost"),)
    assert found.trajectories == ((dossier.id, "Onthaal"),)
    assert found.began_on == date(2026, 5, 12)


def test_an_empty_store_offers_nothing(store, me):
    found = pack_choices(store)
    assert (found.trajectories, found.began_on) == ((), None)


def test_files_are_counted_once_and_only_when_they_go_along(store, me, dossier):
    company, found = dossier.members[0], []
    with store.write() as session:
        for number in range(2):  # the same bytes under two names
            made = Attachment(
                root=company.enterprise_id,
                enterprise_id=company.enterprise_id,
                file_name=f"foto {number}.jpg",
                size=5_000_000,
                sha256="ab" * 32,
                added_at=utc(5, 9),
            )
            session.add(made)
            session.flush()
            found.append(replace(offer(), id=made.id))
    add_evidence(store, company.id, "photos", found)
    told = survey(store, Reference(), WISH)
    with_files = pack_size(store, WISH, told)
    without = pack_size(store, replace(WISH, with_files=False), told)
    assert with_files.size - without.size == 5_000_000
    assert with_files.pieces == told.pieces
    assert with_files.pages > 9


def test_the_first_page_names_the_period_and_each_dossier(store, dossier):
    told = survey(store, Reference(), WISH)
    page = text_of(first_page(store, WISH, told, pack_size(store, WISH, told)))
    for words in ("Bewijspakket", "Oktober 2026", "Bakkerij Janssens", "Alle partners"):
        assert words in page


def test_the_first_page_names_who_makes_it_save_for_an_evaluator(store, dossier):
    told = survey(store, Reference(), WISH)
    size = pack_size(store, WISH, told)
    assert "door Els V." in text_of(first_page(store, WISH, told, size))
    of_evaluator = replace(WISH, preset="evaluator")
    assert "Els V." not in text_of(first_page(store, of_evaluator, told, size))


def test_the_preview_has_every_dossier_and_no_file_and_no_seal(store, dossier):
    content = preview_pack(store, Reference(), WISH, Silent(), workers=0)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not pdf.attachments
        assert "/AcroForm" not in pdf.Root
        assert len(pdf.pages) > 3
    assert "Bakkerij Janssens" in text_of(content)


def test_a_period_without_dossiers_has_no_preview(store, me):
    with pytest.raises(UserError, match=r"pack\.nothing"):
        preview_pack(store, Reference(), WISH, Silent(), workers=0)


def test_a_preview_can_be_stopped(store, dossier):
    class Stopped:
        def step(self, _done, _total):
            token = CancelToken()
            token.cancel()
            token.check()

    with pytest.raises(Cancelled):
        preview_pack(store, Reference(), WISH, Stopped(), workers=0)
