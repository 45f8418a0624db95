"""Folders that somebody chose for a command: what is theirs stays theirs."""

import errno

import pytest

from app.__main__ import main
from tests.account_samples import OTHER
from tests.cli.test_commands import named


def test_a_folder_of_somebodys_own_keeps_every_file_but_what_a_killed_backup_left(
    run, filled, tmp_path
):
    place = tmp_path / "stick"
    (place / "blobs").mkdir(parents=True)
    mine = [
        place / name
        for name in (
            "film.part",
            ".film.part",
            "werk.half",
            "20260302-120000.half",
            "wachtwoorden.keys",
            "20260302-120000-000000.txt",
            "blobs/.foto.part",
            "blobs/.foto.0a1b2c3d.part",
        )
    ]
    left = [
        place / name
        for name in (
            "20260302-120000-000000.half",
            "20260302-120000-000000.half.part",
            "20260302-120000-000000.half.part-journal",
            "20260302-120000-000000.db.part",
            "20260302-120000-000000.keys",
            ".20260302-120000-000000.keys.0a1b2c3d.part",
            f"blobs/.{'0a' * 16}.0a1b2c3d.part",
        )
    ]
    whole = [place / "20260301-120000-000000.keys", place / "20260301-120000-000000.db"]
    for path in (*mine, *left, *whole):
        path.write_bytes(b"van iemand")
    assert run("backup", "--profile", filled.folder, "--to", place)[0] == 0
    assert [path.name for path in (*mine, *whole) if not path.exists()] == []
    assert [path.name for path in left if path.exists()] == []


def test_no_profile_is_made_among_files_of_somebody_else(run, filled, tmp_path):
    run("backup", "--profile", filled.folder)
    folder = tmp_path / "fotos"
    (folder / "blobs").mkdir(parents=True)
    (folder / "blobs" / "foto.jpg").write_bytes(b"foto")
    status, out, err = run("restore", "--from", filled.folder, "--to", folder)
    assert (status, out) == (1, "")
    assert err == (
        f"In {folder} staan bestanden die niet van Werkvloer zijn."
        " Er is niets teruggezet en niets gewijzigd. Kies een lege of nieuwe map.\n"
    )
    found = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert [path.as_posix() for path in found] == ["blobs/foto.jpg"]


def test_an_empty_folder_takes_a_profile_also_after_a_wrong_passphrase(run, filled, tmp_path):
    run("backup", "--profile", filled.folder)
    folder = tmp_path / "leeg"
    folder.mkdir()
    assert run("restore", "--from", filled.folder, "--to", folder, secret=OTHER)[0] == 2
    assert run("restore", "--from", filled.folder, "--to", folder)[0] == 0


@pytest.mark.parametrize("lost", ["werkvloer.db", "werkvloer.keys", "profile.json"])
def test_a_profile_that_lost_a_file_takes_its_backup(run, filled, lost):
    run("backup", "--profile", filled.folder)
    (filled.folder / lost).unlink()
    assert run("restore", "--from", filled.folder / "backups", "--to", filled.folder)[0] == 0
    assert named(filled) == ["Bakkerij Marker"]


def test_a_folder_that_cannot_be_made_is_named_in_dutch(run, filled, tmp_path, monkeypatch):
    where = tmp_path / "stick"

    real = type(where).mkdir

    def refuses(self, *arguments, **named):  # as /proc does
        if self == where:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(self))
        real(self, *arguments, **named)

    monkeypatch.setattr(type(where), "mkdir", refuses)
    status, out, err = run("backup", "--profile", filled.folder, "--to", where)
    assert (status, out) == (2, "")
    assert err == f"Dit kan niet gelezen of geschreven worden: {where}\n"


@pytest.fixture
def opened(monkeypatch):
    """The folders that a window was opened on."""
    folders = []
    monkeypatch.setattr("app.main.run", lambda folder: folders.append(folder) or 0)
    return folders


def test_no_window_is_opened_on_files_of_somebody_else_and_nothing_is_made_there(
    opened, tmp_path, capsys
):
    folder = tmp_path / "fotos"
    folder.mkdir()
    (folder / "foto.jpg").write_bytes(b"foto")
    assert main(["--profile", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"In {folder} staan bestanden die niet van Werkvloer zijn."
        " Er is niets gemaakt en niets gewijzigd. Kies een lege of nieuwe map.\n"
    )
    assert main(["--profile", str(folder / "foto.jpg")]) == 2
    assert [path.name for path in folder.iterdir()] == ["foto.jpg"]
    assert opened == []


@pytest.mark.parametrize("left", [(), ("instellingen.ini",), ("werkvloer.db",), None])
def test_a_window_is_opened_on_a_new_an_empty_and_an_own_folder(opened, tmp_path, left):
    folder = tmp_path / "profiel"
    if left is not None:
        (folder / "log").mkdir(parents=True)
        for name in left:
            (folder / name).write_bytes(b"")
    assert main(["--profile", str(folder)]) == 0
    assert opened == [folder]
