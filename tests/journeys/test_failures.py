"""
What goes wrong with files and keys, as the coach at the real windows sees it.

Each time the sentence says what happened, what is safe and what to do; nothing is changed.
"""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from sqlalchemy import text

from app.core import clock
from app.services.drafts import list_drafts
from app.services.profiles.account import read_profile, unlock
from app.storage.data_key import DataKey
from app.storage.engine import WRITES, open_engine
from app.storage.profile import DATABASE, KEYS
from app.storage.store import Store
from app.ui.main_window import MainWindow
from app.ui.unlock.page import UnlockWindow
from tests.journeys.conftest import PASSPHRASE, hashes
from tests.journeys.hands import pause
from tests.journeys.ways import begin_intake, begin_quick_session, begin_session, open_file

ALL_KEPT = "Alles is lokaal bewaard"
UNCHANGED = "Je dossiers zijn niet gewijzigd."
HOLD = """
import sys
from filelock import FileLock
lock = FileLock(sys.argv[1])
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def refused(start, folder):
    """Try to unlock; give back the desktop, when nothing on disk was changed."""

    def tried():
        before = hashes(folder)
        desktop = start(folder)
        desktop.try_passphrase()
        assert isinstance(desktop.program.window, UnlockWindow)
        assert desktop.unlock_window.passphrase.hasFocus()  # to try again
        assert hashes(folder) == before
        return desktop

    return tried


def test_a_wrong_passphrase_counts_down_then_waits_also_after_a_restart(
    start, finish, folder, monkeypatch
):
    before = hashes(folder)
    desktop = start(folder)
    for left in ("4 pogingen", "3 pogingen", "2 pogingen", "1 poging"):
        desktop.try_passphrase("niet het goede wachtwoord")
        desktop.see(f"Wachtwoord klopt niet. Nog {left}, daarna 1 minuut wachten.")
    desktop.try_passphrase("niet het goede wachtwoord")
    desktop.see("Te veel pogingen. Probeer opnieuw over 1 minuut.")
    desktop.try_passphrase()  # even the right one
    desktop.see("Te veel pogingen. Probeer opnieuw over ")
    desktop.see(UNCHANGED)
    desktop.see("Wachtwoord vergeten? Gebruik je herstelblad.")
    finish(desktop)
    desktop = start(folder)
    desktop.try_passphrase()
    desktop.see("Te veel pogingen. Probeer opnieuw over ")
    assert hashes(folder) == before
    later = clock.now() + timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: later)
    desktop.unlock()


def test_a_damaged_database_is_refused_and_left_as_it_is(refused, folder):
    path = folder / DATABASE
    body = bytearray(path.read_bytes())
    body[: 2 * 4096] = os.urandom(2 * 4096)
    path.write_bytes(body)
    desktop = refused()
    desktop.see("Het bestand is beschadigd.")
    desktop.see("Er is niets gewijzigd. Laatste back-up: nog geen.")
    desktop.see("Herstel die back-up; wat er nu staat wordt opzijgezet, niet gewist.")


def test_a_database_cut_short_is_refused_and_left_as_it_is(refused, folder):
    path = folder / DATABASE
    path.write_bytes(path.read_bytes()[:100])
    refused().see("Het bestand is beschadigd.")


def test_damage_further_on_is_told_when_it_is_met(start, folder):
    path = folder / DATABASE
    body = bytearray(path.read_bytes())
    body[16 * 4096 :] = os.urandom(len(body) - 16 * 4096)
    path.write_bytes(body)
    before = hashes(folder)
    desktop = start(folder)
    desktop.try_passphrase()
    desktop.see("Het bestand is beschadigd.")
    assert hashes(folder)[DATABASE] == before[DATABASE]


def test_a_missing_database_is_not_made_anew(refused, folder):
    (folder / DATABASE).unlink()
    desktop = refused()
    desktop.see("De map of het bestand van dit profiel is er niet meer.")
    desktop.see("Laatste back-up: nog geen.")
    desktop.see(f"Koppel de schijf aan, of zet de map {folder / DATABASE} terug.")


@pytest.mark.parametrize("body", [b"", b"{}", b"\x00\xff", b'{"format": 1, "slots": []}'])
def test_a_damaged_key_file_is_told_from_a_wrong_passphrase(refused, folder, body):
    (folder / KEYS).write_bytes(body)
    desktop = refused()
    desktop.see("Het sleutelbestand van dit profiel is beschadigd.")
    desktop.see("Je dossiers staan er nog, versleuteld.")
    desktop.see(f"Zet {folder / KEYS} terug uit een kopie.")


def test_one_changed_letter_in_the_key_file_is_damage(refused, folder):
    body = (folder / KEYS).read_text()
    place = body.index('"wrapped": "') + len('"wrapped": "')
    other = "0" if body[place] != "0" else "1"
    (folder / KEYS).write_text(body[:place] + other + body[place + 1 :])
    refused().see("Het sleutelbestand van dit profiel is beschadigd.")


def test_a_missing_key_file_is_told(refused, folder):
    (folder / KEYS).unlink()
    desktop = refused()
    desktop.see("Het sleutelbestand van dit profiel ontbreekt.")
    desktop.see("Je dossiers staan er nog, versleuteld.")
    desktop.see("Zet het bestand terug uit een kopie van de map ")


def test_a_file_of_a_newer_version_is_refused(refused, folder):
    store = unlock(read_profile(folder), PASSPHRASE)
    key = DataKey(store.key.value)
    store.close()
    engine = open_engine(folder / DATABASE, key)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    desktop = refused()
    desktop.see("Dit profiel is geopend met een nieuwere versie van Werkvloer.")
    desktop.see(UNCHANGED)
    desktop.see("Installeer de nieuwste versie om het te openen.")


def test_a_profile_in_use_by_another_process_is_refused(refused, folder):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(folder / "profile.lock"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout.readline() == "held\n"
        desktop = refused()
        desktop.see("Dit profiel is al open in een ander venster of door een ander programma.")
        desktop.see(UNCHANGED)
        desktop.see("Sluit het daar, of ga naar dat venster.")
    finally:
        holder.communicate("")
    desktop.unlock()  # the system let go


def test_a_second_start_raises_the_first_window_and_ends(folder):
    command = [sys.executable, "-m", "tests.journeys.first_start", str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    first = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert first.stdout.readline() == "shown\n"
        second = subprocess.run(
            [sys.executable, "-m", "app", "--profile", str(folder)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert (second.returncode, second.stdout) == (0, "")
        assert "Traceback" not in second.stderr
        assert first.stdout.readline() == "raised\n"
    finally:
        first.kill()
        first.communicate()


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def small_disk(tmp_path, folder):
    """The profile on a disk of its own, of 12 MB."""
    place = tmp_path / "schijf"
    place.mkdir()
    run("mount", "-t", "tmpfs", "-o", "size=12m", "none", str(place))
    try:
        run("cp", "-a", str(folder), str(place / "profiel"))
        yield place
    finally:
        run("umount", "--lazy", str(place))


@pytest.mark.slow
def test_a_folder_that_may_not_be_written_is_told(start, small_disk):
    folder = small_disk / "profiel"
    before = hashes(folder)
    run("mount", "-o", "remount,ro", str(small_disk))
    desktop = start(folder)
    desktop.try_passphrase()
    desktop.see("In deze map mag niet geschreven worden: ")
    desktop.see(UNCHANGED)
    desktop.see("Vraag schrijfrechten voor de map, of kies een andere.")
    assert hashes(folder) == before
    run("mount", "-o", "remount,rw", str(small_disk))
    desktop.unlock()


class RealDisk:
    """The small disk, filled to its last byte."""

    def __init__(self, place):
        self.folder, self._filler = place / "profiel", place / "vol"

    def fill(self):
        """Take all the room that is left."""
        with self._filler.open("wb", buffering=0) as file:
            for size in (1 << 16, 1 << 12, 1):
                with suppress(OSError):
                    while True:
                        file.write(b"x" * size)

    def free(self):
        """Give it back."""
        self._filler.unlink()


class Full(Exception):
    """What the driver raises on a full disk."""

    sqlite_errorcode = 13


class FakedDisk:
    """The database refuses every write, as SQLite does on a full disk."""

    def __init__(self, folder, monkeypatch):
        self.folder, self._patch = folder, monkeypatch
        self._begin = Store._begin

    def fill(self):
        """From now on every write is refused."""

        def refuse(_store, _session):
            raise Full

        self._patch.setattr(Store, "_begin", refuse)

    def free(self):
        """From now on no write is refused."""
        self._patch.setattr(Store, "_begin", self._begin)


@pytest.fixture(params=["faked", pytest.param("real", marks=pytest.mark.slow)])
def disk(request, monkeypatch):
    """A disk that can be filled; the real one needs root."""
    if request.param == "real":
        return RealDisk(request.getfixturevalue("small_disk"))
    return FakedDisk(request.getfixturevalue("folder"), monkeypatch)


BEGINS = {"quick_session": begin_quick_session, "intake": begin_intake, "session": begin_session}


@pytest.mark.parametrize("screen", BEGINS)
def test_a_full_disk_is_told_and_what_is_typed_is_kept_when_there_is_room(start, disk, screen):
    desktop = start(disk.folder)
    desktop.unlock()
    hands = desktop.hands
    name = BEGINS[screen](hands)
    field = hands.find(name)
    hands.click_at(field)
    hands.wait(field.hasFocus, "the keyboard in the field")
    hands.type("Voor de schijf vol was.", field)
    kept_by(desktop, name, "Voor de schijf vol was.")
    disk.fill()
    hands.type(" En erna.", field)
    desktop.see("De schijf is vol.")
    desktop.see("Alles wat eerder bewaard is, is veilig. Het laatste is nog niet bewaard.")
    desktop.see("Maak plaats vrij; Werkvloer probeert het vanzelf opnieuw.")
    desktop.see("Nog niet alles is bewaard")
    assert ALL_KEPT not in desktop.words()
    finish = () if screen == "intake" else ("Ctrl+Return",)  # there it goes to what is needed
    for way_out in (*finish, "Ctrl+S", "Esc", "Ctrl+L", "Alt+Left", "Ctrl+Q"):
        hands.press(field, way_out)
        pause(50)
        assert field.isVisible(), f"{way_out} took away what is not kept"
        assert words_in(field) == "Voor de schijf vol was. En erna."
        desktop.see("De schijf is vol.")
    assert isinstance(desktop.program.window, MainWindow)
    field.setFocus()
    hands.press(field, "Ctrl+End")
    hands.press(field, "End")
    hands.type(" En nog.", field)
    assert texts_on_disk(desktop, name) == ["Voor de schijf vol was."]
    disk.free()
    kept_by(desktop, name, "Voor de schijf vol was. En erna. En nog.")
    desktop.see(ALL_KEPT)


def test_a_value_edited_where_it_stands_is_not_lost_on_a_full_disk(start, disk):
    desktop = start(disk.folder)
    desktop.unlock()
    hands = desktop.hands
    open_file(hands)
    purpose = hands.find("purpose")
    hands.click_at(purpose.findChild(QWidget, "shown"))
    field = purpose.findChild(QLineEdit, "field")
    hands.wait(field.hasFocus, "the keyboard in the field")
    disk.fill()
    hands.type("Iedereen hoort erbij", field)
    hands.keys("Return")
    desktop.see("De schijf is vol.")
    assert words_in(field) == "Iedereen hoort erbij"
    assert field.isVisible()
    disk.free()
    field.setFocus()
    hands.press(field, "Return")
    hands.wait(lambda: purpose.text() == "Iedereen hoort erbij", "the value is kept")
    assert not field.isVisible()


def words_in(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def texts_on_disk(desktop, name):
    return [kept.form.fields.get(name) for kept in list_drafts(desktop.main.desk.store)]


def kept_by(desktop, name, words):
    desktop.hands.wait(lambda: texts_on_disk(desktop, name) == [words], f"«{words}» on disk")
