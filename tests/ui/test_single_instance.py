"""A second start of the same profile raises the window of the first."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer

from app.ui.single_instance import SingleInstance


@pytest.fixture
def start(qapp):
    """Start the program for a folder, as far as its instance goes."""
    owners = []

    def started(folder):
        owners.append(QObject())
        return SingleInstance(folder, owners[-1])

    yield started
    for owner in owners:
        owner.deleteLater()


def test_the_second_start_raises_the_first(qtbot, start, tmp_path):
    first, second = start(tmp_path), start(tmp_path)
    assert not first.raised_the_first()
    with qtbot.waitSignal(first.raise_requested):
        assert second.raised_the_first()


def test_every_further_start_raises_it_again(qtbot, start, tmp_path):
    first = start(tmp_path)
    first.raised_the_first()
    for _ in range(3):
        with qtbot.waitSignal(first.raise_requested):
            assert start(tmp_path).raised_the_first()


def test_another_profile_is_another_program(start, tmp_path):
    first, other = start(tmp_path / "een"), start(tmp_path / "twee")
    assert not first.raised_the_first()
    assert not other.raised_the_first()


def test_another_way_to_write_the_folder_is_the_same_profile(qtbot, start, tmp_path):
    (tmp_path / "map").mkdir()
    first, second = start(tmp_path / "map"), start(tmp_path / "map" / ".." / "map")
    first.raised_the_first()
    with qtbot.waitSignal(first.raise_requested):
        assert second.raised_the_first()


def test_what_a_killed_program_left_is_taken_over(qtbot, start, tmp_path):
    """On Unix the name stays as a file after a kill; nobody answers there."""
    digest = hashlib.sha256(str(tmp_path.resolve()).encode()).hexdigest()[:24]
    server = QLocalServer()
    assert server.listen(f"werkvloer-{digest}")
    left = server.fullServerName()
    server.close()
    Path(left).touch()
    first = start(tmp_path)
    assert not first.raised_the_first()
    with qtbot.waitSignal(first.raise_requested):
        assert start(tmp_path).raised_the_first()


def test_after_the_first_has_ended_the_next_one_is_the_first(start, tmp_path):
    first = start(tmp_path)
    first.raised_the_first()
    first._server.close()
    assert not start(tmp_path).raised_the_first()
