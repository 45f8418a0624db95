"""The command line: Dutch, without a window, with a status that a script can use."""

import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from app.__main__ import main
from app.core import clock
from app.services.profiles.account import read_profile, set_quick_unlock, unlock
from app.services.profiles.backups import list_backups
from tests.account_samples import OTHER, WORDS
from tests.damage import damage, place_of_damage
from tests.services.profiles.test_backups import add_company, companies


def named(profile):
    store = unlock(profile, WORDS)
    try:
        return companies(store)
    finally:
        store.close()


def test_backup_and_restore_by_command(run, filled):
    status, out, _ = run("backup", "--profile", filled.folder)
    assert status == 0
    (made,) = list_backups(filled.folder)
    assert str(made.path) in out
    store = unlock(filled, WORDS)
    add_company(store, "Later")
    store.close()
    status, out, _ = run("restore", "--profile", filled.folder, "--from", made.path.parent)
    assert status == 0
    assert "1 onderneming, 0 sessies" in out
    assert "niet in deze back-up: 1 actie." in out
    assert named(filled) == ["Bakkerij Marker"]
    (aside,) = [one for one in list_backups(filled.folder) if one.is_aside]
    assert f"--from {aside.path.parent}" in out
    assert run("restore", "--profile", filled.folder, "--from", aside.path.parent)[0] == 0
    assert named(filled) == ["Bakkerij Marker", "Later"]


def test_to_puts_it_elsewhere_and_makes_a_profile_elsewhere(run, filled, tmp_path):
    assert run("backup", "--profile", filled.folder, "--to", tmp_path / "stick")[0] == 0
    assert list_backups(filled.folder) == ()
    assert len(list((tmp_path / "stick").glob("*.db"))) == 1
    new = tmp_path / "new"
    assert run("restore", "--from", tmp_path / "stick", "--to", new)[0] == 0
    status, out, _ = run("doctor", "--profile", new)
    assert "[ok]     Bijlagen: 1 bestand in orde." in out
    assert status == 1  # it has no backup of its own yet


def test_a_wrong_passphrase_cannot_be_judged(run, filled):
    status, out, err = run("backup", "--profile", filled.folder, secret=OTHER)
    assert (status, out) == (2, "")
    assert err == "Wachtwoord klopt niet. Nog 4 pogingen, daarna 1 minuut wachten.\n"


def test_the_last_wrong_passphrase_says_how_long_to_wait(run, filled):
    said = [run("backup", "--profile", filled.folder, secret=OTHER)[2] for _ in range(5)]
    assert said[3].startswith("Wachtwoord klopt niet. Nog 1 poging, daarna 1 minuut wachten.")
    assert said[4].startswith("Te veel pogingen. Probeer opnieuw over 1 minuut.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["backup", "--profile", "/er/is/niets"], "Deze map bestaat niet: /er/is/niets"),
        (["restore", "--from", "/er/is/niets"], "Deze back-up is er niet meer: /er/is/niets."),
        (["doctor", "--profile", "."], "In deze map staat geen profiel van Werkvloer: ."),
    ],
)
def test_bad_input_gets_a_sentence(run, filled, monkeypatch, arguments, words):
    monkeypatch.chdir(filled.folder.parent)
    monkeypatch.setattr("app.cli.asking.list_profiles", lambda: (filled,))
    status, _, err = run(*arguments)
    assert status == 2
    assert words in err


@pytest.mark.parametrize("arguments", [["back"], ["backup", "--onbekend"], ["restore"]])
def test_what_it_does_not_understand_it_says_in_dutch(arguments, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["werkvloer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert f"Dit begrijpt Werkvloer niet: {' '.join(arguments)}" in said
    assert "usage" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["doctor", "--profile", ""],
        ["backup", "--to", ""],
        ["restore", "--from", ""],
        ["doctor", "--foo", ""],
    ],
)
def test_an_empty_word_is_no_folder_and_is_seen_in_the_answer(arguments, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["werkvloer", *arguments])
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert f"Dit begrijpt Werkvloer niet: {' '.join(arguments)}''\n" in said


@pytest.mark.parametrize("command", ["backup", "restore", "doctor"])
def test_the_word_gebruik_stands_once_before_the_command(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"gebruik: werkvloer {command} [-h]")


def test_a_damaged_backup_is_wrong_and_changes_nothing(run, filled):
    run("backup", "--profile", filled.folder)
    (made,) = list_backups(filled.folder)
    made.path.write_bytes(made.path.read_bytes()[:-5000])
    before = filled.database.read_bytes()
    status, _, err = run("restore", "--profile", filled.folder, "--from", made.path)
    assert status == 1
    assert "Deze back-up is beschadigd" in err
    assert filled.database.read_bytes() == before


def test_an_open_profile_is_not_replaced(run, filled):
    run("backup", "--profile", filled.folder)
    store = unlock(filled, WORDS)
    status, _, err = run("restore", "--profile", filled.folder, "--from", filled.folder)
    store.close()
    assert status == 2
    assert "al open" in err


def test_the_keyring_opens_it_where_it_may(filled, ring, capsys):
    store = unlock(filled, WORDS)
    set_quick_unlock(store, on=True)
    store.close()
    assert main(["backup", "--profile", str(filled.folder)]) == 0
    assert main(["doctor", "--profile", str(filled.folder)]) == 0
    assert "[ok]     Sleutelbos: Snel ontgrendelen werkt." in capsys.readouterr().out


def test_a_healthy_profile_says_so_and_nothing_of_a_company(run, filled):
    run("backup", "--profile", filled.folder)
    status, out, _ = run("doctor", "--profile", filled.folder)
    assert status == 0
    assert "[fout]" not in out
    assert "[?]" not in out
    assert "Marker" not in out
    assert "Els" not in out
    assert len(out.splitlines()) == 11


def break_page(folder):
    store = unlock(read_profile(folder), WORDS)
    place = place_of_damage(store)
    store.close()
    damage(folder / "werkvloer.db", place)


def lose_file(folder):
    next((folder / "blobs").glob("*")).unlink()


def damage_file(folder):
    path = next((folder / "blobs").glob("*"))
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def lose_database(folder):
    (folder / "werkvloer.db").unlink()


def damage_keys(folder):
    (folder / "werkvloer.keys").write_text("{}")


@pytest.mark.parametrize(
    ("harm", "line"),
    [
        (break_page, "[fout]   Bestand: Beschadigd (versleuteling"),
        (lose_file, "[fout]   Bijlagen: 1 kwijt, 0 beschadigd, van 1."),
        (damage_file, "[fout]   Bijlagen: 0 kwijt, 1 beschadigd, van 1."),
        (lose_database, "[fout]   Bestand: Het bestand is er niet."),
        (damage_keys, "[fout]   Sleutelbestand: Het sleutelbestand van dit profiel is beschadigd."),
    ],
)
def test_the_doctor_finds_what_is_broken(run, filled, harm, line):
    harm(filled.folder)
    status, out, _ = run("doctor", "--profile", filled.folder)
    assert status == 1
    assert line in out


def test_the_doctor_sees_a_clock_that_is_behind_and_an_old_backup(run, filled, monkeypatch):
    run("backup", "--profile", filled.folder)
    real = clock.now
    monkeypatch.setattr(clock, "now", lambda: real() - timedelta(days=1))
    status, out, _ = run("doctor", "--profile", filled.folder)
    assert status == 1
    assert "[fout]   Klok: " in out
    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(days=8))
    assert "Maak een nieuwe: werkvloer backup" in run("doctor", "--profile", filled.folder)[1]


def test_without_the_key_it_cannot_be_judged(run, filled):
    run("backup", "--profile", filled.folder)
    status, out, _ = run("doctor", "--profile", filled.folder, secret=OTHER)
    assert status == 2
    assert "[?]      Bestand: Wachtwoord klopt niet." in out


def test_no_command_loads_qt(filled):
    script = (
        "import sys; from app.__main__ import main; status = main(sys.argv[1:]);"
        "assert not [n for n in sys.modules if n.startswith(('PySide6', 'shiboken6'))];"
        "sys.exit(status)"
    )
    for command in ("backup", "doctor"):
        ran = subprocess.run(
            [
                sys.executable,
                "-c",
                script,
                command,
                "--profile",
                filled.folder,
                "--passphrase-stdin",
            ],
            input=f"{WORDS}\n",
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr


KILLED = """
import os, signal, sys
from app.storage import {module}
from app.__main__ import main
real, left = {module}.{name}, [{after}]
def dies(*arguments, **named):
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left[0] -= 1
    return real(*arguments, **named)
{module}.{name} = dies
main(sys.argv[1:])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize(
    ("command", "module", "name", "after"),
    [
        ("backup", "backup_copy", "backup", 0),
        ("backup", "backup_copy", "copy_blobs", 0),
        ("backup", "backup_copy", "copy_file", 0),
        ("backup", "backup_copy", "sync_folder", 0),
        ("restore", "backup_restore", "check", 0),
        ("restore", "backup_restore", "link_or_copy", 0),
        ("restore", "backup_restore", "link_or_copy", 1),
        ("restore", "backup_restore", "copy_blobs", 0),
        ("restore", "backup_restore", "_swap", 0),
        ("restore", "backup_restore", "sync_folder", 4),
        ("restore", "backup_restore", "sync_folder", 5),
    ],
)
def test_killed_half_way_there_is_a_whole_store_and_the_next_one_works(
    run, filled, command, module, name, after
):
    if command == "restore":
        run("backup", "--profile", filled.folder)
        store = unlock(filled, WORDS)
        add_company(store, "Later")
        store.close()
    script = KILLED.format(module=module, name=name, after=after)
    extra = ["--from", filled.folder] if command == "restore" else []
    arguments = [command, "--profile", filled.folder, "--passphrase-stdin", *extra]
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        input=f"{WORDS}\n",
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    is_swapped = name == "sync_folder" and after == 5
    rest = ["Later"] if command == "restore" and not is_swapped else []
    assert named(filled) == ["Bakkerij Marker", *rest]
    assert run(*arguments[:3], *extra)[0] == 0
    assert run("doctor", "--profile", filled.folder)[0] == 0
    folders = [filled.folder, filled.folder / "backups"]
    assert not [p for f in folders for p in f.glob("*.part")] + list(folders[1].glob("*.half"))
