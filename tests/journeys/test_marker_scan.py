"""
A thief with the disk finds no word of a file (SECURITY, threats T1 and T3).

A short day in the real windows, in a process with a home of its own; then every file that it left
is searched for what was typed.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from app.services.profiles.account import read_profile, unlock
from tests.journeys.marked_records import RECORD_MARKERS

MARKERS = {
    "company": "Zilverdraadweverij",
    "street": "Merkwaardigestraat",
    "contact": "Wolvenaremarker",
    "question": "Onthaalvraagmarker",
    "purpose": "Doelwoordmarker",
    "draft": "Onafgewerktmarker",
    "quick": "Snelnotitiemarker",
    "subject": "Onderwerpmarker",
    "note": "Verslagmarker",
    "result": "Resultaatmarker",
    "file": "Bijlagemarker",
    "file_name": "bestandsnaammarker",
    "folder": "Klantmapmarker",
    "asked": "Binnenkomermarker",
    "asker": "Vraagstellermarker",
    "search": "Zoekwoordmarker",
    "passphrase": "paarsfietspad onder regenmarker",
    **RECORD_MARKERS,
}
NEVER_STORED = {"file", "folder", "search", "passphrase"}  # a file of its own; never
DAY_S = 150  # at most, on a machine that has much to do
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def spelt(word: str) -> list[bytes]:
    """Return a word as programs write it in files, in both cases."""
    return [
        each.encode(code)
        for each in {word, word.lower(), word.upper()}
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]


def everything_in(folder: Path, passphrase: str = MARKERS["passphrase"]) -> str:
    """Return all that the unlocked database holds."""
    store = unlock(read_profile(folder), passphrase)
    try:
        with store.read() as session:
            tables = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
            return "\n".join(
                str(session.execute(text(f'SELECT * FROM "{name}"')).all())
                for name in tables.scalars()
            )
    finally:
        store.close()


@pytest.mark.timeout(DAY_S + 30)
def test_no_file_that_a_day_leaves_holds_a_word_of_it(tmp_path):
    home = tmp_path / "thuis"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    environment |= {name: str(home / name.lower()) for name in FOLDERS}
    for name in ("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR"):
        environment[name] = str(home / "tmp")
    for folder in {environment[name] for name in (*FOLDERS, "TMPDIR")}:
        Path(folder).mkdir(parents=True, mode=0o700)
    wanted = tmp_path / "bewaard"  # what the user saves on wish
    wanted.mkdir()
    day = subprocess.run(
        [sys.executable, "-m", "tests.journeys.marked_day", str(home / "profiel"), str(wanted)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=DAY_S,
        check=False,
    )
    assert day.returncode == 0, day.stderr
    assert "Traceback" not in day.stderr, day.stderr
    saved = (wanted / "dossier.pdf").read_bytes()
    assert saved.startswith(b"%PDF")  # the user wished for it
    files = [path for path in home.rglob("*") if path.is_file()]
    assert home / "profiel" / "werkvloer.db" in files
    assert [path for path in files if path.parent.name == "blobs"], "the attachment is there"
    found = [
        (name, str(path.relative_to(home)))
        for path in files
        for name, word in MARKERS.items()
        for written in spelt(word)
        if written in path.read_bytes() or written in os.fsencode(path)
    ]
    assert found == []
    held = everything_in(home / "profiel")
    assert [name for name in MARKERS.keys() - NEVER_STORED if MARKERS[name] not in held] == []
