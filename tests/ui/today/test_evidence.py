"""Evidence that is missing, in Vandaag."""

from app.core import clock
from app.core.progress import Silent
from app.services.evidence.attaching import attach_evidence
from app.services.files.attachments import Pasted, list_files
from app.services.retention.bin import throw_away
from tests.case_samples import begin, member


def told(page):
    return [(row.what, row.done) for row in page.today.evidence]


def test_evidence_whose_file_goes_to_the_bin_is_missing_at_once(qtbot, store, desk, company, show):
    one = begin(store, member(company), on=clock.today())
    attach_evidence(
        store, one.members[0].id, "agreement", [Pasted("akkoord.pdf", b"%PDF")], Silent()
    )
    page = show()
    qtbot.waitUntil(lambda: [done for _what, done in told(page)] == [1])
    (file,) = list_files(store, company.id)
    desk.bus.tell(throw_away(store, "attachment", file.id))
    qtbot.waitUntil(lambda: [done for _what, done in told(page)] == [0])
    assert told(page)[0][0] == one.checklist.criteria[0].name
