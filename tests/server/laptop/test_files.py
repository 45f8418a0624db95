"""Files of more than one case: what a laptop hands in, and for whom."""

import hashlib

from sqlmodel import select

from app.core import clock
from app.core.progress import Silent
from app.models.evidence import Attachment
from app.models.sync import BlobCase
from app.services.files.attachments import attach_files
from app.services.files.transfer import file_states
from app.services.people import who_am_i
from app.storage.blobs import read_chunks
from tests.coaching_samples import add_company

CONTENT = b"geheim verslag" * 1000
SHA = hashlib.sha256(CONTENT).hexdigest()


def attach(laptop, company, tmp_path):
    path = tmp_path / "verslag.txt"
    path.write_bytes(CONTENT)
    attach_files(laptop.store, company.id, [path], Silent())


def name_it(laptop, company):
    """Write a record that names the file, as who knows no more than its hash can."""
    with laptop.store.write() as session:
        session.add(
            Attachment(
                root=company.id,
                enterprise_id=company.id,
                file_name="verslag.txt",
                media_type="text/plain",
                size=len(CONTENT),
                sha256=SHA,
                added_at=clock.now(),
                added_by=who_am_i(laptop.store).person_id,
            )
        )


def code(laptop):
    return file_states(laptop.store, [SHA])[SHA].code


def cases(laptop):
    """The cases of which this laptop knows that they have the file, or that it has to send it."""
    with laptop.store.read() as session:
        return {one.root: one.available_seq for one in session.exec(select(BlobCase))}


def test_a_laptop_hands_no_file_over_for_a_record_that_somebody_else_wrote(lea, tom, tmp_path):
    """Lea sees the case of Tom too: her laptop holds the bytes that he only knows the hash of."""
    hers, his = add_company(lea.store, "Van Lea"), add_company(tom.store, "Van Tom")
    attach(lea, hers, tmp_path)
    lea.round()
    name_it(tom, his)
    for laptop in (tom, lea, lea, tom):
        laptop.round()
    assert cases(lea).keys() == {hers.id}
    assert code(tom) == "absent"


def test_a_file_of_two_cases_goes_for_each_of_them(ann, lea, tom, tmp_path):
    first, second = (add_company(tom.store, name) for name in ("Eerste", "Tweede"))
    for company in (first, second):
        attach(tom, company, tmp_path)
    assert cases(tom) == {first.id: None, second.id: None}
    tom.round()
    assert code(tom) == "sent"
    assert all(seq > 0 for seq in cases(tom).values())
    ann.round()
    assert b"".join(read_chunks(ann.store, SHA)) == CONTENT
    assert cases(ann) == cases(tom)
    attach(ann, add_company(ann.store, "Derde"), tmp_path)
    assert code(ann) == "waiting"
    ann.round()
    assert code(ann) == "sent"
