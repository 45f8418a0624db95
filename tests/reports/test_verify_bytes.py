"""No byte of a sealed pack changes unseen; no bytes at all end in anything but a verdict."""

import random
import struct
import sys
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports import pack_entries, pdf_inside
from app.reports.manifest import MANIFEST_NAME, manifest_bytes
from app.reports.pack_entries import is_safe_name
from app.reports.seal import SealVerdict
from app.reports.sums import NAME as SUMS
from app.reports.verify import judge
from tests.reports import pack_samples as samples

KEY = samples.key().fingerprint
SEED = 20261123


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("packs") / "pakket.pdf"


def looked(place, content):
    place.write_bytes(content)
    return judge(place, [KEY])


def flipped(content, at, by):
    return content[:at] + bytes([content[at] ^ by]) + content[at + 1 :]


def signature(content):
    """Return where the signature stands: between the two stretches that it covers."""
    start = content.index(b"/Contents <") + len(b"/Contents ")
    return start, content.index(b">", start) + 1


def require_found(place, content, at, by):
    """
    A byte of the pages, of the seal, or of the zeros behind it: the verdict is `changed`.

    The one exception: a file that no longer begins as a PDF is no pack to anybody.
    """
    found = looked(place, flipped(content, at, by))
    allowed = {"changed"} if at >= len(b"%PDF-") else {"changed", "unjudged"}
    assert found.outcome() in allowed, (at, by)


def places(content, number):
    """Return places in the whole file, and as many in the signature and the zeros behind it."""
    chance = random.Random(SEED)
    first, last = signature(content)
    everywhere = [chance.randrange(len(content)) for _ in range(number)]
    sealed = [chance.randrange(first, last) for _ in range(number)]
    return [(at, 1 << chance.randrange(8)) for at in everywhere + sealed]


def test_a_flipped_byte_is_found_wherever_it_is(place):
    content = samples.sealed_pack()
    first, last = signature(content)
    borders = [0, 4, 5, first - 1, first, first + 1, last - 2, last - 1, last, len(content) - 1]
    for at, by in [*((at, 1) for at in borders), *places(content, 20)]:
        require_found(place, content, at, by)


@pytest.mark.slow
def test_a_thousand_flipped_bytes_are_found(place):
    content = samples.sealed_pack()
    for at, by in places(content, 1_000):
        require_found(place, content, at, by)


def test_the_zeros_behind_a_signature_and_its_letters_are_part_of_it(place):
    """They mean nothing, and the verdict is strict all the same: `changed`."""
    content = samples.sealed_pack()
    first, last = signature(content)
    assert content[last - 3 : last - 1] == b"00"
    found = looked(place, content[: last - 2] + b"1" + content[last - 1 :])
    assert found.seals[0].reading.verdict is SealVerdict.CHANGED
    letter = next(at for at in range(first, last) if content[at] in b"ABCDEF")
    found = looked(place, flipped(content, letter, 0x20))  # the same number, in small letters
    assert found.seals[0].reading.verdict is SealVerdict.CHANGED


def test_a_cut_file_is_never_called_unchanged(place):
    content = samples.sealed_pack()
    for size in (*range(0, len(content), len(content) // 25), len(content) - 1):
        assert looked(place, content[:size]).outcome() != "unchanged", size


def test_a_flipped_byte_in_a_file_of_a_zip_is_found(tmp_path):
    """What is only of the zip, its dates, says nothing of the files and may change."""
    content = samples.zipped(samples.summed(samples.pieces()))
    path, chance = tmp_path / "pakket.zip", random.Random(SEED)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        spans = [
            (one.header_offset + 30 + len(one.orig_filename.encode()), one.compress_size)
            for one in archive.infolist()
        ]
    for start, size in spans * 4:
        path.write_bytes(flipped(content, start + chance.randrange(size), 1 << chance.randrange(8)))
        assert judge(path, [KEY]).outcome() == "changed"


@settings(max_examples=60, deadline=None)
@given(
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06"]),
    rest=st.binary(max_size=400),
)
def test_no_bytes_make_it_stumble(place, head, rest):
    assert looked(place, head + rest).outcome() != "unchanged"


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_pieces_of_packs_in_any_order_do_not_make_it_stumble(place, data):
    known = [samples.sealed_pack(), samples.plain_pack()]
    whole = data.draw(st.sampled_from([*known, samples.zipped(samples.summed(samples.pieces()))]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), min_size=2, max_size=5)))
    parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    content = b"".join(data.draw(st.permutations(parts)))
    if content not in (whole, *known):
        looked(place, content)


# -- what somebody may have made to do harm --------------------------------------------------------


def problem(path):
    found = judge(path, [KEY])
    assert found.outcome() == "unjudged"
    return found.problem, found.problem_file


def test_nothing_there_and_what_is_no_pack(tmp_path):
    assert problem(tmp_path / "weg.pdf") == ("no_file", "")
    for name in ("a\0b", "x" * 5_000):  # no disk has these; systems say so in their own way
        assert problem(tmp_path / name)[0] in {"no_file", "unreadable"}
    assert problem(tmp_path) == ("not_a_pack", "")  # an empty folder
    for name, content in (("leeg", b""), ("brief.docx", samples.zipped({"a.xml": b"<a/>"}))):
        (tmp_path / name).write_bytes(content)
        assert problem(tmp_path / name) == ("not_a_pack", "")
    (tmp_path / "stuk.pdf").write_bytes(b"%PDF-1.7\nniets")
    assert problem(tmp_path / "stuk.pdf") == ("unreadable", "")


def test_a_pdf_that_wants_a_password_is_named_so(tmp_path):
    path = tmp_path / "dicht.pdf"
    for user in ("geheim", ""):
        with pikepdf.open(BytesIO(samples.plain_pack())) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner="baas", user=user))
        assert problem(path) == ("encrypted", "")


def test_a_zip_that_wants_a_password_is_named_so(tmp_path):
    content = bytearray(samples.zipped({MANIFEST_NAME: b"{}"}))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flag] |= 1  # the bit that says so
    (tmp_path / "dicht.zip").write_bytes(content)
    assert problem(tmp_path / "dicht.zip") == ("encrypted", MANIFEST_NAME)


def test_a_zip_that_grows_is_stopped_and_the_file_named(tmp_path, monkeypatch):
    monkeypatch.setattr(pack_entries, "ENTRY_BYTES", 1 << 20)
    said = manifest_bytes(samples.manifest())
    path = tmp_path / "bom.zip"
    path.write_bytes(samples.zipped({MANIFEST_NAME: said, "bom.bin": bytes(5 << 20)}))
    assert problem(path) == ("too_large", "bom.bin")


def test_a_zip_that_lies_about_its_sizes_is_damaged(tmp_path):
    content = bytearray(samples.zipped({SUMS: b"", "groot.bin": bytes(1 << 20)}))
    central = content.rindex(b"PK\x01\x02")
    content[central + 24 : central + 28] = struct.pack("<I", 10)  # its size, unpacked
    (tmp_path / "pakket.zip").write_bytes(content)
    found = judge(tmp_path / "pakket.zip", [KEY])
    assert [(one.name, one.state) for one in found.files] == [("groot.bin", "damaged")]


def test_more_files_or_bytes_than_a_pack_has_are_not_read(tmp_path, monkeypatch):
    files = samples.summed(samples.pieces())
    folder = samples.laid_out(tmp_path / "map", files)
    (tmp_path / "pakket.zip").write_bytes(samples.zipped(files))
    monkeypatch.setattr(pack_entries, "FILES", len(files) - 1)
    assert problem(folder) == ("too_large", "")
    assert problem(tmp_path / "pakket.zip") == ("too_large", "")
    monkeypatch.setattr(pack_entries, "FILES", len(files))
    assert judge(folder, [KEY]).problem is None


@pytest.mark.parametrize(
    "name",
    ["../uit.txt", "/weg.txt", "a/../../b", "C:\\x.txt", "a\\b", "c:x", "a//b", "a/./b", "x\x07",
     "nul ", "punt.", 'a"b', "a?b", ""],
)  # fmt: skip
def test_a_name_that_leaves_its_folder_is_unsafe(name, tmp_path):
    assert not is_safe_name(name)
    if not name or "//" in name:
        return  # no zip can be made with it
    path = tmp_path / "pakket.zip"
    files = samples.summed(samples.pieces())
    path.write_bytes(samples.zipped({**files, name: b"x"}))
    found = judge(path, [KEY])
    assert found.outcome() == "changed"
    assert [one.name for one in found.files if one.state == "unsafe"] == [name.replace("\0", "")]
    assert [one.name for one in tmp_path.iterdir()] == ["pakket.zip"]  # nothing was unpacked


@pytest.mark.parametrize("name", ["a", "map/verslag é (2).pdf", "日本.txt", ".verborgen", "a..b"])
def test_other_names_are_safe(name):
    assert is_safe_name(name)


def test_a_name_that_is_there_twice_is_unsafe_also_in_other_letters(tmp_path):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(SUMS, "")
        archive.writestr("Foto.jpg", b"1")
        archive.writestr("foto.JPG", b"2")
    (tmp_path / "pakket.zip").write_bytes(packed.getvalue())
    found = judge(tmp_path / "pakket.zip", [KEY])
    assert {one.name: one.state for one in found.files} == {
        "foto.JPG": "unsafe", "Foto.jpg": "extra",
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="making a link asks for rights there")
def test_a_link_is_named_and_not_followed(tmp_path):
    (tmp_path / "geheim.txt").write_bytes(b"geheim")
    folder = samples.laid_out(tmp_path / "map", samples.summed(samples.pieces()))
    (folder / "link.txt").symlink_to(tmp_path / "geheim.txt")
    (folder / "mappen").symlink_to(tmp_path)
    found = judge(folder, [KEY])
    unsafe = [one.name for one in found.files if one.state == "unsafe"]
    assert (found.outcome(), unsafe) == ("changed", ["link.txt", "mappen"])
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr(SUMS, "")
    (tmp_path / "pakket.zip").write_bytes(packed.getvalue())
    found = judge(tmp_path / "pakket.zip", [KEY])
    assert [(one.name, one.state) for one in found.files] == [("link.txt", "unsafe")]


def bomb(size):
    """A PDF of a few kilobytes with a file inside that grows to this many bytes."""
    said = manifest_bytes(samples.manifest())
    with pikepdf.open(BytesIO(samples.pdf((MANIFEST_NAME, said)))) as pdf:
        spec = pikepdf.AttachedFileSpec(pdf, bytes(size), filename="bom.bin")
        pdf.attachments["bom.bin"] = spec
        grown = BytesIO()
        pdf.save(grown, compress_streams=True)
    return grown.getvalue()


def test_a_pdf_that_grows_is_stopped_before_anybody_unpacks_it(tmp_path, monkeypatch):
    content = bomb(3 << 20)
    assert len(content) < 200_000
    (tmp_path / "bom.pdf").write_bytes(content)
    monkeypatch.setattr(pdf_inside, "STREAM_BYTES", 2 << 20)
    monkeypatch.setattr(pdf_inside, "files_inside", None)
    assert problem(tmp_path / "bom.pdf") == ("too_large", "")
    monkeypatch.undo()
    monkeypatch.setattr(pdf_inside, "ALL_BYTES", 3 << 20)
    assert problem(tmp_path / "bom.pdf") == ("too_large", "")


def test_a_pdf_that_is_packed_twice_is_not_unpacked(tmp_path):
    packed = zlib.compress(zlib.compress(bytes(1 << 20)))
    head = b"%%PDF-1.7\n1 0 obj\n<</Filter[/FlateDecode /FlateDecode]/Length %d>>\nstream\n"
    (tmp_path / "bom.pdf").write_bytes(head % len(packed) + packed + b"\nendstream\nendobj\n")
    assert problem(tmp_path / "bom.pdf") == ("too_large", "")


def test_a_large_attachment_is_no_bomb(tmp_path):
    """60 MB of a film: more than the program lets anybody attach."""
    film = ("film.mp4", random.Random(SEED).randbytes(10_000) * 6_000)
    said = manifest_bytes(samples.manifest(samples.line(*film)))
    path = tmp_path / "pakket.pdf"
    path.write_bytes(samples.sealed(samples.pdf((MANIFEST_NAME, said), film)))
    found = judge(path, [KEY])
    assert (found.outcome(), [one.state for one in found.files]) == ("unchanged", ["whole"])


def test_a_zip_packed_in_another_way_and_damaged_is_no_crash(tmp_path):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as zip_:
        zip_.writestr(SUMS, random.Random(SEED).randbytes(5_000))
    content = packed.getvalue()
    begin = content.index(SUMS.encode()) + len(SUMS)
    for at in range(begin, begin + 40):
        (tmp_path / "pakket.zip").write_bytes(flipped(content, at, 0xFF))
        assert judge(tmp_path / "pakket.zip").outcome() != "unchanged"
