"""`werkvloer verify`: what it prints, and with which status it ends."""

import io
import re
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.__main__ import main
from app.cli import verify_words
from app.core.errors import UserError
from app.models.enterprise import Enterprise
from app.models.partnership import Partnership
from app.models.proof import SealCertificate
from app.reports.manifest import MANIFEST_NAME, manifest_bytes
from app.services.packs import server_evidence
from app.services.packs.record_hashes import lines_of
from app.services.packs.records import RecordVerdict
from app.services.packs.server_evidence import ServerSaid
from app.services.profiles.account import unlock
from tests.account_samples import OTHER, WORDS
from tests.coaching_samples import add_company
from tests.reports import pack_samples as samples

KEY = samples.key()


@pytest.fixture
def verify(capsys, monkeypatch):
    """Run the command; give status, lines and errors."""

    def ran(*arguments, secret=None):
        if secret is not None:
            monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
            arguments += ("--passphrase-stdin",)
        status = main(["verify", *map(str, arguments)])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out.splitlines(), said.err

    return ran


@pytest.fixture
def file(tmp_path):
    def made(content, name="pakket.pdf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return made


@pytest.fixture
def known(profile, file):
    """A locked profile with a company and the key, and a pack of that company."""
    store = unlock(profile, WORDS)
    company = add_company(store)
    with store.write() as session:
        root = session.exec(select(Partnership.id)).one()
        session.add(
            SealCertificate(
                root=root, name="Zegel", certificate=KEY.certificate_pem,
                fingerprint=KEY.fingerprint, made_at=samples.AT, made_by=store.actor,
            )
        )  # fmt: skip
    with store.read() as session:
        keys = [("contact", company.jan), ("enterprise", company.id)]
        said = samples.manifest(records=lines_of(session, keys))
    store.close()
    content = samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said))))
    return profile.folder, file(content), company


def test_a_sealed_pack_without_a_profile(verify, file):
    status, lines, err = verify(file(samples.sealed_pack()))
    assert (status, err) == (0, "")
    assert lines[0] == "ONGEWIJZIGD. Er is niets gewijzigd sinds dit verzegeld werd."
    assert "Van         Werkvloer Zuid, 01/10/2026 – 31/10/2026, voor audit" in lines
    assert "Zegel       ongeschonden" in lines
    assert f"            {KEY.fingerprint}" in lines
    assert any("niet vergeleken: geef --key of --profile" in line for line in lines)
    assert lines[-1] == "Bestanden: 2 van 2 ongewijzigd"


def test_who_made_it_is_left_out_of_what_an_evaluator_gets(verify, file):
    said = samples.manifest(made_by="")
    content = samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said))))
    _, lines, _ = verify(file(content))
    (made,) = (line for line in lines if line.startswith("Gemaakt"))
    assert not made.endswith((",", " "))


def test_the_key_may_be_given_as_people_write_it(verify, file):
    path = file(samples.sealed_pack())
    written = ":".join(re.findall("..", KEY.fingerprint.upper()))
    status, lines, _ = verify(path, "--key", written)
    assert status == 0
    assert any(line.endswith(", bekend") for line in lines)
    status, lines, _ = verify(path, "--key", samples.key("Een ander").fingerprint)
    assert (status, lines[0]) == (1, "GEWIJZIGD. Het zegel is niet van dit partnerschap.")
    assert any(line.endswith(", NIET BEKEND") for line in lines)
    status, lines, err = verify(path, "--key", "12")
    assert (status, lines) == (2, [])
    assert err == "Dit is geen vingerafdruk van een sleutel (64 cijfers en letters): 12\n"


def test_a_changed_pack_says_what_changed(verify, file):
    content = samples.sealed_pack()
    status, lines, _ = verify(file(content[:-200] + b"x" + content[-199:]))
    assert status == 1
    assert lines[0] == "GEWIJZIGD. Dit bestand is niet meer zoals het verzegeld werd."
    assert "Zegel       GEBROKEN: er is iets gewijzigd na het verzegelen" in lines
    status, lines, _ = verify(file(content + b"\n"))
    assert status == 1
    assert "Zegel       NIET VOLLEDIG: er is iets bijgeschreven na het verzegelen" in lines
    said = manifest_bytes(samples.manifest(samples.line(*samples.PHOTO)))
    status, lines, _ = verify(file(samples.sealed(samples.pdf((MANIFEST_NAME, said)))))
    assert (status, lines[0]) == (1, "GEWIJZIGD. De bestanden zijn niet meer die van het manifest.")
    assert lines[-2:] == ["Bestanden: 0 van 1 ongewijzigd", "  ontbreekt  foto.jpg"]


def test_a_folder_is_a_pack_too(verify, tmp_path):
    folder = samples.laid_out(tmp_path / "pakket", samples.summed(samples.pieces()))
    status, lines, _ = verify(folder)
    assert (status, lines[-1]) == (0, "Bestanden: 5 van 5 ongewijzigd")
    assert "Zegel       3 documenten: ongeschonden" in lines
    (folder / "extra.txt").write_bytes(b"x")
    status, lines, _ = verify(folder)
    assert (status, lines[-1]) == (1, "  hoort er niet bij  extra.txt")


def later():
    return manifest_bytes(samples.manifest()).replace(b"manifest-1", b"manifest-2")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            samples.plain_pack,
            "Er is geen zegel: of de bladzijden gewijzigd zijn, kan niemand nagaan.",
        ),
        (lambda: b"", "Dit is geen bewijspakket: er is geen zegel en geen manifest."),
        (
            lambda: b"%PDF-1.7",
            "Dit kan niet gelezen worden: het is stuk, of je hebt er geen rechten voor.",
        ),
        (
            lambda: samples.sealed(samples.pdf((MANIFEST_NAME, later()))),
            "Een nieuwere versie van Werkvloer maakte dit pakket. Werk dit programma bij.",
        ),
        (
            lambda: samples.zipped({MANIFEST_NAME: manifest_bytes(samples.manifest())}),
            "Geen zegel dekt de lijst van de bestanden: wie beide wijzigt, valt niet op.",
        ),
    ],
)
def test_what_cannot_be_judged_says_why(verify, file, content, words):
    status, lines, err = verify(file(content()))
    assert (status, lines[0], err) == (2, f"NIET TE BEOORDELEN. {words}", "")


def test_what_is_not_there_cannot_be_judged(verify, tmp_path):
    status, lines, _ = verify(tmp_path / "weg.pdf")
    assert (status, lines[0]) == (2, "NIET TE BEOORDELEN. Dit bestand of deze map is er niet.")


def test_names_in_a_pack_cannot_steer_the_terminal(verify, file):
    said = samples.manifest(samples.line("a\x1b[2Jb.txt", b"x"), made_by="Els\x1b]0;x\x07 \u202eV")
    content = samples.sealed(samples.pdf((MANIFEST_NAME, manifest_bytes(said))))
    status, lines, _ = verify(file(content))
    assert status == 1
    assert all(line.isprintable() for line in lines)
    assert lines[-1] == "  ontbreekt  a\ufffd[2Jb.txt"


def test_with_a_profile_each_record_has_a_line(verify, known):
    folder, pack, _ = known
    status, lines, _ = verify(pack, "--profile", folder, secret=WORDS)
    assert (status, lines[0]) == (
        0, "ONGEWIJZIGD. Het pakket is ongeschonden en alle records zeggen nog hetzelfde.",
    )  # fmt: skip
    assert lines[-3] == "Records: 2 van 2 ongewijzigd"
    assert {line.split()[1] for line in lines[-2:]} == {"Contact", "Onderneming"}
    assert all(line.startswith("  ongewijzigd  ") for line in lines[-2:])
    assert any(line.endswith(", bekend") for line in lines)


def test_what_changed_stands_first_with_when_and_who(verify, known, profile):
    folder, pack, company = known
    store = unlock(profile, WORDS)
    with store.write() as session:
        session.get_one(Enterprise, company.id).name = "Anders"
    store.close()
    status, lines, _ = verify(pack, "--profile", folder, secret=WORDS)
    assert status == 1
    assert lines[0] == (
        "GEWIJZIGD. Het pakket is ongeschonden, maar 1 record is sindsdien gewijzigd."
    )
    assert re.fullmatch(
        r"  gewijzigd    Onderneming  Anders +\d\d/\d\d/\d{4} \d\d:\d\d, Els .*", lines[-2]
    )
    assert lines[-1].startswith("  ongewijzigd  Contact      ")


def test_a_wrong_passphrase_says_nothing_of_the_pack(verify, known):
    folder, pack, _ = known
    status, lines, err = verify(pack, "--profile", folder, secret=OTHER)
    assert (status, lines) == (2, [])
    assert err.startswith("Wachtwoord klopt niet.")


def test_a_profile_without_a_server_cannot_ask_it(verify, known):
    folder, pack, _ = known
    status, lines, _ = verify(pack, "--server", "--profile", folder, secret=WORDS)
    assert status == 2
    assert lines[0].startswith("NIET TE BEOORDELEN. De server is niet bevraagd. ")


@pytest.mark.parametrize(
    ("standing", "status", "words"),
    [
        ("same", 0, "bevestigt de plaats van het pakket in het logboek."),
        ("other", 1, "heeft op die plaats een ander logboek. Verwittig de promotor."),
        ("unknown", 2, "kent die plaats van het logboek niet."),
    ],
)
def test_the_server_is_asked_when_one_wants_that(
    verify, known, monkeypatch, standing, status, words
):
    folder, pack, _ = known
    said = ServerSaid(standing, {})
    monkeypatch.setattr(server_evidence, "ask_server", lambda *_: said)
    found, lines, _ = verify(pack, "--server", "--profile", folder, secret=WORDS)
    assert found == status
    assert f"Server      {words}" in lines


def test_without_a_network_the_reason_is_told(verify, known, monkeypatch):
    def away(*_):
        raise UserError("sync.offline")

    folder, pack, _ = known
    monkeypatch.setattr(server_evidence, "ask_server", away)
    status, lines, _ = verify(pack, "--server", "--profile", folder, secret=WORDS)
    assert status == 2
    assert lines[0].startswith("NIET TE BEOORDELEN. De server is niet bevraagd. ")
    assert "Records: 2 van 2 ongewijzigd" in lines


def test_when_the_server_received_a_change_stands_beside_what_the_laptop_said():
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    row = verify_words._record_row(
        RecordVerdict(
            "contact", UUID(int=1), "changed", "Jan J.", "Bakkerij", at, received=at + timedelta(2)
        ),
        {},
    )
    assert re.fullmatch(r"23/11/2026 \d\d:00, op de server 25/11/2026 \d\d:00", row[-1])
