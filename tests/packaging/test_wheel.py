"""What is installed is the whole program: it starts from its wheel alone."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START = """
import sys
from pathlib import Path
from time import monotonic
import app
assert Path(app.__file__).is_relative_to(sys.argv[1]), app.__file__
from app.main import build
from app.ui import app as application
from app.reference.loader import reference
qt = application.create(["werkvloer"])
program = build(qt, Path(sys.argv[2]))
program.begin()
until = monotonic() + 60
while program.window is None or not program.window.isVisible():  # its screen is loaded first
    assert monotonic() < until
    qt.processEvents()
window = program.window
assert not qt.windowIcon().isNull()
assert not window.grab().isNull()
assert reference().attributions
print(type(window).__name__, window.windowTitle())
program.quit()
"""


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory):
    """The files of the wheel, away from the source."""
    folder = tmp_path_factory.mktemp("wheel")
    own = ROOT / ".tools/bin/uv"
    uv = str(own) if own.exists() else shutil.which("uv")
    build = [uv, "build"] if uv else [sys.executable, "-m", "pip", "wheel", "--no-deps", "."]
    where = ["--wheel", "--out-dir", str(folder)] if uv else ["-w", str(folder)]
    subprocess.run([*build, *where], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "files")
    return folder / "files"


def start(unpacked, profile):
    """Start the program from the wheel; return what its first window is called."""
    own = {"PYTHONPATH": str(unpacked), "QT_QPA_PLATFORM": "offscreen", "HOME": str(profile.parent)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", START, str(unpacked), str(profile)],
        check=False,
        cwd=profile.parent,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_the_program_starts_from_its_wheel(unpacked, tmp_path):
    assert start(unpacked, tmp_path / "p").startswith("WelcomeWindow")


@pytest.mark.slow
def test_a_profile_made_with_the_source_is_asked_to_be_unlocked_by_the_wheel(unpacked, tmp_path):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "werkvloer.db").write_bytes(b"closed")
    assert start(unpacked, tmp_path / "p") == "UnlockWindow Werkvloer ontgrendelen"


@pytest.mark.slow
def test_the_wheel_holds_what_the_program_reads(unpacked):
    names = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert "app/storage/migrations/versions/0001_baseline.sql" in names
    for folder in ("icons", "fonts", "reference", "i18n"):
        source = sorted(path.name for path in (ROOT / "resources" / folder).rglob("*.*"))
        held = sorted(Path(name).name for name in names if f"resources/{folder}/" in name)
        assert source
        assert held == source
