"""`werkvloer export`."""

import json
import zipfile
from functools import partial
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader
from sqlmodel import select

from app.core import clock
from app.models.partnership import Partner, Partnership, Role
from app.services.packs.use_case import make_pack
from app.services.people import who_am_i
from app.services.profiles.account import unlock
from app.services.trajectories.use_cases import close_trajectory
from tests.account_samples import OTHER, WORDS
from tests.case_samples import CODES, add_colleague
from tests.pack_samples import add_dossier, let_count, october


@pytest.fixture
def with_dossiers(profile, monkeypatch):
    """A locked profile with a dossier that is complete and one that is not, of October 2026."""
    monkeypatch.setattr(clock, "today", lambda: october(20))
    store = unlock(profile, WORDS)
    nora = add_colleague(store, who_am_i(store))
    let_count(store, add_dossier(store, "Bakkerij", "1999990144"), nora)
    lacking = add_dossier(store, "Metaal", "1999990243", codes=CODES[:4])
    close_trajectory(store, lacking.id, october(19))
    with store.write() as session:
        for role in session.exec(select(Role).where(Role.person_id == store.actor)):
            role.role = "promotor"
    store.close()
    return profile


@pytest.fixture
def export(run, with_dossiers, tmp_path, monkeypatch):
    """Run the command; the pages are drawn here, as workers begin slowly."""
    monkeypatch.setattr("app.cli.export.make_pack", partial(make_pack, workers=0))

    def ran(*arguments, period="2026-10", **more):
        return run(
            "export", "--profile", with_dossiers.folder, "--period", period,
            "--out", tmp_path / "out", *arguments, **more,
        )  # fmt: skip

    return ran


def test_a_pack_is_made_and_told(export, tmp_path):
    status, out, err = export()
    (made,) = (tmp_path / "out").iterdir()
    assert (status, err) == (0, "")
    assert made.name == "Bewijspakket 2026-10.pdf"
    assert str(made) in out
    assert "Volledig: 1. Onvolledig: 1." in out
    assert "Ontbreekt: Metaal" in out
    assert "Eindmeting" in out
    with pikepdf.open(made) as pdf:
        assert "/AcroForm" in pdf.Root  # its seal
        assert set(pdf.attachments) == {"manifest.json"}


def test_nothing_is_overwritten_without_force(export, tmp_path):
    assert export("--no-seal")[0] == 0
    (made,) = (tmp_path / "out").iterdir()
    before = made.stat().st_mtime_ns
    status, out, err = export("--no-seal")
    assert (status, out) == (2, "")
    assert "bestaat al" in err
    assert "--force" in err
    assert made.stat().st_mtime_ns == before
    assert export("--no-seal", "--force")[0] == 0


def test_the_shape_the_standard_and_the_reader_can_be_chosen(export, tmp_path):
    status, _, _ = export(
        "--shape", "zip", "--pdfa4", "--no-seal", "--no-files", "--preset", "partner", period="2026"
    )
    assert status == 0
    (made,) = (tmp_path / "out").iterdir()
    with zipfile.ZipFile(made) as packed:
        (contents,) = (name for name in packed.namelist() if name.startswith("0 Inhoud"))
        assert packed.read(contents).startswith(b"%PDF-2.0")
        assert json.loads(packed.read("manifest.json"))["preset"] == "partner"
        text = PdfReader(BytesIO(packed.read(contents))).pages[0].extract_text()
    assert "Norm" not in text
    assert "2026" in text


@pytest.mark.parametrize("period", ["2026-13", "oktober", "", "2026-K5", "../x"])
def test_a_period_that_is_none_is_told(export, tmp_path, period):
    status, out, err = export(period=period)
    assert (status, out) == (2, "")
    assert "Deze periode is niet bekend" in err
    assert not (tmp_path / "out").exists()


def test_a_period_without_dossiers_makes_nothing(export, tmp_path):
    status, _, err = export(period="2026-K1")
    assert status == 1
    assert "Geen enkel dossier hoort bij deze periode." in err
    assert list((tmp_path / "out").iterdir()) == []


def test_the_project_runs_from_the_first_trajectory_to_today(export, tmp_path):
    assert export("--no-seal", period="project")[0] == 0


def test_a_partner_that_is_not_known_is_told_with_those_that_are(export):
    status, _, err = export("--partner", "Nergens")
    assert status == 2
    assert "Deze partner is niet bekend: Nergens. Er zijn: " in err


def test_a_wrong_passphrase_makes_nothing(export, tmp_path):
    status, _, err = export(secret=OTHER)
    assert status == 2
    assert "Wachtwoord klopt niet" in err
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_place_of_the_folder_is_told(export, tmp_path):
    (tmp_path / "out").write_text("x")
    status, _, err = export()
    assert status == 2
    assert "Dit is geen map" in err


@pytest.mark.parametrize("more", [["--shape", "docx"], ["--preset", "iedereen"], ["--mees"]])
def test_what_it_does_not_understand_it_says_in_dutch(export, capsys, more):
    with pytest.raises(SystemExit) as stopped:
        export(*more)
    assert stopped.value.code == 2
    assert "Dit begrijpt Werkvloer niet" in capsys.readouterr().err


@pytest.fixture
def as_role(with_dossiers):
    """Let the one who works here have another role."""

    def change(role):
        store = unlock(with_dossiers, WORDS)
        with store.write() as session:
            mine = select(Role).where(Role.person_id == store.actor)
            for one in session.exec(mine):
                one.role = role
            root = session.exec(select(Partnership.id)).one()
            session.add(Partner(root=root, name="Partner West"))
        store.close()

    return change


@pytest.mark.parametrize("role", ["coach", "auditor"])
def test_who_makes_no_packs_is_told_and_nothing_is_written(export, as_role, tmp_path, role):
    as_role(role)
    status, _, err = export("--no-seal")
    assert status == 2
    assert "Alleen de promotor en de beheerder van een partner maken een bewijspakket." in err
    assert not list(tmp_path.glob("out/*"))


def test_an_administrator_makes_the_pack_of_the_own_partner_only(export, as_role, tmp_path):
    as_role("partner_admin")
    assert export("--no-seal")[0] == 0
    (made,) = (tmp_path / "out").iterdir()
    first = PdfReader(made).pages[0].extract_text()
    assert "Partner Oost" in first
    assert "Alle partners" not in first
    status, _, err = export("--no-seal", "--force", "--partner", "Partner West")
    assert status == 2
    assert "Je maakt alleen pakketten van je eigen partner: Partner Oost." in err
