"""What a seal says of a file, after everything that can happen to the file."""

import subprocess
import sys
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from random import Random

import pikepdf
import pytest
from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from app.core.errors import UserError
from app.reports.enclosed import enclosed_in
from app.reports.finish import Flavour
from app.reports.seal import (
    SealVerdict,
    TimeAuthority,
    new_seal_key,
    read_seals,
    seal,
    time_authority,
)
from tests.reports.seal_samples import AT, MANIFEST, authority, document, key_of

KEY = key_of()
TRUSTED = {KEY.fingerprint}


@pytest.fixture(scope="module")
def sealed():
    return seal(document(), KEY, AT)


def verdict(pdf, trusted=frozenset(TRUSTED)):
    return read_seals(pdf, trusted).verdict


def gap_of(pdf):
    """Return where the signature stands, its brackets included."""
    begin = pdf.index(b"/Contents <") + len("/Contents ")
    return begin, pdf.index(b">", begin) + 1


@pytest.mark.parametrize("flavour", Flavour)
def test_a_sealed_file_is_whole_and_says_who_sealed_it_and_when(flavour):
    reading = read_seals(seal(document(flavour), KEY, AT), TRUSTED)
    assert reading.verdict == SealVerdict.WHOLE
    (found,) = reading.seals
    assert (found.is_intact, found.covers_file, found.fingerprint) == (True, True, KEY.fingerprint)
    assert (found.holder, found.sealed_at) == ("Partnerschap Werkvloer Noord", AT)
    assert (found.stamped_at, found.stamped_by) == (None, "")


@pytest.mark.parametrize("flavour", Flavour)
def test_others_find_the_seal_valid_too(flavour):
    root = asn1_x509.Certificate.load(KEY.certificate)
    opened = PdfFileReader(BytesIO(seal(document(flavour), KEY, AT)))
    context = ValidationContext(trust_roots=[root], moment=AT)
    status = validate_pdf_signature(opened.embedded_signatures[0], context)
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"


def test_a_seal_leaves_the_document_as_it_is(sealed):
    plain = document()
    assert sealed.startswith(plain)
    assert enclosed_in(sealed) == (MANIFEST,)
    with pikepdf.open(BytesIO(sealed)) as pdf, pikepdf.open(BytesIO(plain)) as before:
        assert pdf.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert str(pdf.docinfo["/ModDate"]) == str(before.docinfo["/ModDate"])
        assert int(pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P) == 1  # no change at all


def test_a_file_that_nobody_sealed_has_no_seal():
    assert read_seals(document()) == read_seals(document(), TRUSTED)
    assert verdict(document()) == SealVerdict.NONE


@pytest.mark.parametrize("junk", [b"", b"\0" * 50, b"PK\x03\x04 zip", b"%PDF-1.7\nniets", b"%PDF-"])
def test_what_is_no_document_cannot_be_judged(junk):
    assert verdict(junk) == SealVerdict.UNREADABLE


def test_a_seal_of_more_digits_than_a_file_has_bytes_is_a_change(sealed):
    said = b"/ByteRange [0 " + b"9" * 5_000 + b" 1 2]"
    assert verdict(sealed + said) == SealVerdict.APPENDED
    assert verdict(document() + said) == SealVerdict.CHANGED


def test_each_of_200_changed_bytes_is_seen(sealed):
    chance = Random(20261130)
    for place in chance.sample(range(len(sealed)), 200):
        other = chance.choice([value for value in range(256) if value != sealed[place]])
        changed = sealed[:place] + bytes([other]) + sealed[place + 1 :]
        assert verdict(changed) == SealVerdict.CHANGED, place


def test_no_byte_of_the_signature_itself_changes_unseen(sealed):
    begin, end = gap_of(sealed)
    used = len(sealed[begin : end - 1].rstrip(b"0"))
    chance = Random(2026)
    places = [*range(begin, begin + used, 3), *chance.sample(range(begin + used, end), 40), end - 1]
    for place in places:
        changed = bytearray(sealed)
        changed[place] ^= 1 << chance.randrange(8)
        assert verdict(bytes(changed)) == SealVerdict.CHANGED, place - begin


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/ByteRange", b"/ByteRangf"),
        (b"/ByteRange [0 ", b"/ByteRange [1 "),
        (b"/ETSI.CAdES.detached", b"/ETSI.CAdES.detachee"),
        (b"(Zegel)", b"(zegel)"),
    ],
)
def test_a_seal_whose_own_words_changed_is_no_missing_seal(sealed, old, new):
    assert old in sealed
    assert verdict(sealed.replace(old, new)) == SealVerdict.CHANGED


def test_a_file_that_lost_its_end_changed(sealed):
    begin, _ = gap_of(sealed)
    assert verdict(sealed[:-1]) == SealVerdict.CHANGED
    assert verdict(sealed[: begin + 100]) == SealVerdict.CHANGED


def test_a_later_revision_is_not_covered(sealed):
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.root["/PageMode"] = writer.root["/Lang"]
    writer.update_root()
    appended = BytesIO()
    writer.write(appended)
    assert verdict(appended.getvalue()) == SealVerdict.APPENDED
    assert verdict(sealed + b"\n") == SealVerdict.APPENDED


def test_a_change_and_something_behind_it_is_a_change(sealed):
    assert verdict(sealed.replace(b"%PDF-1", b"%PDF-2", 1) + b"\n") == SealVerdict.CHANGED


def test_a_key_that_nobody_vouches_for_is_foreign(sealed):
    other = key_of("Partnerschap Werkvloer Noord".swapcase())
    assert verdict(seal(document(), other, AT)) == SealVerdict.FOREIGN
    assert verdict(sealed, frozenset()) == SealVerdict.FOREIGN


def test_the_same_name_on_another_key_is_foreign():
    namesake = new_seal_key("Partnerschap Werkvloer Noord", AT)
    assert namesake.holder == KEY.holder
    assert verdict(seal(document(), namesake, AT)) == SealVerdict.FOREIGN


def test_a_file_that_somebody_else_sealed_after_it_is_foreign(sealed):
    with pikepdf.open(BytesIO(sealed)) as pdf:  # the first seal taken off
        del pdf.Root.AcroForm, pdf.Root.Perms, pdf.pages[0].Annots
        bare = BytesIO()
        pdf.save(bare)
    again = seal(bare.getvalue(), key_of("Iemand anders"), AT)
    assert verdict(again) == SealVerdict.FOREIGN
    assert read_seals(again).seals[-1].holder == "Iemand anders"


def test_the_signature_of_another_file_does_not_fit(sealed):
    other = seal(document(Flavour.A4F), KEY, AT)
    begin, end = gap_of(sealed)
    there_begin, there_end = gap_of(other)
    signature = other[there_begin : there_end - 1].rstrip(b"0").ljust(end - begin - 1, b"0")
    swapped = sealed[:begin] + signature[: end - begin - 1] + sealed[end - 1 :]
    assert len(swapped) == len(sealed)
    assert verdict(swapped) == SealVerdict.CHANGED


def test_pages_between_two_covered_stretches_are_not_believed(sealed):
    _, end = gap_of(sealed)
    more = b"> /X (meer woorden die niemand zegelde) <0>"
    padded = sealed[: end - len(more)] + more + sealed[end:]
    assert len(padded) == len(sealed)
    assert verdict(padded) == SealVerdict.CHANGED


def test_a_key_seals_only_within_its_term():
    for moment in (AT - timedelta(seconds=1), AT + timedelta(days=366 * 20)):
        with pytest.raises(UserError, match="key_not_valid"):
            seal(document(), KEY, moment)


def test_a_key_on_a_token_seals_without_leaving_it():
    asked = []

    class Token:
        certificate, chain = KEY.certificate, ()

        def sign(self, data):
            asked.append(data)
            return KEY.sign(data)

    assert verdict(seal(document(), Token(), AT)) == SealVerdict.WHOLE
    assert len(asked) == 1  # who must type a PIN types it once


def test_an_authority_says_when():
    _, stamper = authority()
    reading = read_seals(seal(document(), KEY, AT, tsa=TimeAuthority(stamper)), TRUSTED)
    assert reading.verdict == SealVerdict.WHOLE
    assert (reading.seals[0].stamped_at, reading.seals[0].stamped_by) == (AT, "Proeftijd")


def test_a_time_stamp_of_another_signature_is_a_change():
    _, stamper = authority()
    one, two = (seal(document(), KEY, AT, tsa=TimeAuthority(stamper)) for _ in range(2))

    def opened(pdf):
        begin, end = gap_of(pdf)
        return cms.ContentInfo.load(bytes.fromhex(pdf[begin + 1 : end - 1].decode()))

    info = opened(one)
    signer = info["content"]["signer_infos"][0]
    other = opened(two)["content"]["signer_infos"][0]
    signer["unsigned_attrs"] = other["unsigned_attrs"].copy()
    begin, end = gap_of(one)
    mixed = info.dump(force=True).hex().upper().encode().ljust(end - begin - 2, b"0")
    assert verdict(one[: begin + 1] + mixed + one[end - 1 :]) == SealVerdict.CHANGED


def test_with_the_roots_all_that_a_judge_needs_is_inside_and_covered():
    der, stamper = authority()
    sealed = seal(document(), KEY, AT, tsa=TimeAuthority(stamper, (der,)))
    assert verdict(sealed) == SealVerdict.WHOLE
    with pikepdf.open(BytesIO(sealed)) as pdf:
        inside = {each.read_bytes() for each in pdf.Root.DSS.Certs}
        assert {der, KEY.certificate} <= inside


def test_an_authority_that_hangs_on_nothing_known_is_refused():
    _, stamper = authority()
    with pytest.raises(UserError, match="chain_unknown"):
        seal(document(), KEY, AT, tsa=TimeAuthority(stamper, (KEY.certificate,)))


class Answers(BaseHTTPRequestHandler):
    kind = "application/timestamp-reply"
    said = None  # instead of a time stamp

    def do_POST(self):
        request = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = authority()[1].request_tsa_response(request).dump()
        self.send_response(200)
        self.send_header("Content-Type", self.kind)
        self.end_headers()
        self.wfile.write(answer if self.said is None else self.said)

    def log_message(self, *_about):
        pass


@pytest.fixture
def clock():
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_authority_is_asked_over_the_network(clock):
    tsa = time_authority(f"http://127.0.0.1:{clock.server_port}")
    assert read_seals(seal(document(), KEY, AT, tsa=tsa)).seals[0].stamped_at == AT


def test_an_authority_that_does_not_answer_as_one_seals_nothing(clock, monkeypatch):
    monkeypatch.setattr(Answers, "kind", "text/html")
    with pytest.raises(UserError, match="time_stamp_failed"):
        seal(document(), KEY, AT, tsa=time_authority(f"http://127.0.0.1:{clock.server_port}"))
    with pytest.raises(UserError, match="time_stamp_failed"):
        seal(document(), KEY, AT, tsa=time_authority("http://127.0.0.1:1"))


@pytest.mark.parametrize("said", [b"", b"garbage", b"\x30\x03\x02\x01\x00"])
def test_an_answer_that_cannot_be_read_seals_nothing(clock, monkeypatch, said):
    monkeypatch.setattr(Answers, "said", said)
    with pytest.raises(UserError, match="time_stamp_failed"):
        seal(document(), KEY, AT, tsa=time_authority(f"http://127.0.0.1:{clock.server_port}"))


def test_a_seal_takes_no_long_import_until_one_is_made():
    code = "import sys, app.reports.seal; print([m for m in sys.modules if 'pyhanko' in m])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
