"""What is typed is on disk within 2 s, and the last key wins."""

import threading
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer

from app.core.errors import UserError
from app.services import drafts
from app.services.drafts import DraftForm, get_draft, new_draft_id
from app.ui import drafts as keeping
from app.ui.drafts import LONGEST_MS, QUIET_MS, DraftKeeper, Keeping

REFUSED, TAKEN = True, False


class Form:
    """A form with one field."""

    def __init__(self):
        self.text = ""
        self.id = new_draft_id()

    def snapshot(self):
        return DraftForm(self.id, "note", None, "Notitie", {"text": self.text})


@pytest.fixture
def form():
    return Form()


@pytest.fixture
def window(qapp):
    window = QObject()
    yield window
    shiboken6.delete(window)


@pytest.fixture
def keeper(window, store, runner, form):
    return DraftKeeper(store, runner, form.snapshot, window)


def text_on_disk(store, form):
    kept = get_draft(store, form.id)
    return kept and kept.form.fields["text"]


def test_the_waits_leave_room_within_two_seconds():
    assert QUIET_MS < LONGEST_MS <= 1500


def test_what_is_typed_is_on_disk_after_a_pause(qtbot, keeper, store, form):
    form.text = "Onthaal"
    with qtbot.waitSignal(keeper.kept):
        keeper.touch()
    assert text_on_disk(store, form) == "Onthaal"
    assert not keeper.is_dirty


def test_somebody_who_types_on_without_a_pause_is_kept_too(qtbot, keeper, store, form):
    keeper._quiet.setInterval(60_000)  # never quiet for so long
    typing = QTimer()
    typing.timeout.connect(keeper.touch)
    form.text = "0123"
    with qtbot.waitSignal(keeper.kept):
        typing.start(50)
    typing.stop()
    assert text_on_disk(store, form) == "0123"


def test_locking_keeps_before_it_returns(keeper, store, form):
    form.text = "net voor vergrendelen"
    keeper.touch()
    assert keeper.keep_now() is not None
    assert text_on_disk(store, form) == "net voor vergrendelen"
    assert keeper.keep_now() is None  # nothing waits any more


def test_a_finished_form_writes_nothing_more(qtbot, keeper, store, form):
    keeper.touch()
    keeper.end()
    qtbot.wait(QUIET_MS + 200)
    assert get_draft(store, form.id) is None


def test_a_first_write_under_way_does_not_bring_a_finished_draft_back(
    qtbot, keeper, store, form, monkeypatch
):
    begun, go_on = threading.Event(), threading.Event()

    def slow(*args, **words):
        begun.set()
        go_on.wait(20)
        return drafts.keep_draft(*args, **words)

    monkeypatch.setattr(keeping, "keep_draft", slow)
    keeper.touch()
    qtbot.waitUntil(begun.is_set)
    keeper.end()
    go_on.set()
    qtbot.waitUntil(lambda: not keeper.is_dirty)
    assert get_draft(store, form.id) is None


def test_a_first_write_that_waits_while_the_form_is_kept_and_finished_writes_nothing(
    qtbot, keeper, store, form, monkeypatch
):
    begun, go_on = threading.Event(), threading.Event()

    def late(*args, is_overtaken=None, **words):
        if is_overtaken is None:  # from `keep_now`, at once
            return drafts.keep_draft(*args, **words)
        begun.set()
        go_on.wait(20)
        return drafts.keep_draft(*args, is_overtaken=is_overtaken, **words)

    monkeypatch.setattr(keeping, "keep_draft", late)
    keeper.touch()
    qtbot.waitUntil(begun.is_set)
    keeper.keep_now()
    drafts.discard_draft(store, form.id)  # as storing what it was for does
    keeper.end()
    go_on.set()
    qtbot.waitUntil(lambda: not keeper.is_dirty)
    assert get_draft(store, form.id) is None


def test_a_key_during_a_write_is_kept_too(qtbot, keeper, store, form, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(*args, **words):
        begun.set()
        go_on.wait(20)
        return drafts.keep_draft(*args, **words)

    monkeypatch.setattr(keeping, "keep_draft", slow)
    form.text = "eerste"
    keeper.touch()
    qtbot.waitUntil(begun.is_set)
    form.text = "eerste en tweede"
    keeper.touch()
    with qtbot.waitSignal(keeper.kept):
        go_on.set()
    assert text_on_disk(store, form) == "eerste en tweede"


def test_a_disk_that_refuses_is_told_once_and_tried_until_it_takes_it(
    qtbot, keeper, store, form, monkeypatch
):
    tries, told = [], []

    def full(*_args, **_words):
        tries.append(1)
        raise UserError("store.full")

    monkeypatch.setattr(keeping, "keep_draft", full)
    keeper._retry.setInterval(50)
    keeper.failed.connect(told.append)
    form.text = "op een volle schijf"
    keeper.touch()
    qtbot.waitUntil(lambda: len(tries) >= 3)
    assert [error.code for error in told] == ["store.full"]
    assert keeper.is_dirty
    monkeypatch.setattr(keeping, "keep_draft", drafts.keep_draft)
    qtbot.waitUntil(lambda: not keeper.is_dirty)
    assert text_on_disk(store, form) == "op een volle schijf"


def test_a_restored_form_goes_on_counting_where_it_was(window, store, runner, form):
    drafts.keep_draft(store, replace(form.snapshot(), serial=9), is_new=True)
    keeper = DraftKeeper(store, runner, form.snapshot, window, get_draft(store, form.id))
    form.text = "na het herstel"
    keeper.touch()
    keeper.keep_now()
    assert text_on_disk(store, form) == "na het herstel"


def test_what_is_handed_over_is_written_by_the_worker_and_by_nobody_after_that(
    qtbot, keeper, store, form
):
    form.text = "wordt bewaard"
    keeper.touch()
    write = keeper.hand_over()
    assert text_on_disk(store, form) is None
    write()
    assert text_on_disk(store, form) == "wordt bewaard"
    drafts.discard_draft(store, form.id)  # as storing what it was for does
    qtbot.wait(QUIET_MS + 200)
    assert get_draft(store, form.id) is None


def test_a_write_under_way_does_not_bring_back_what_was_handed_over(
    qtbot, keeper, store, form, monkeypatch
):
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(*args, **words):
        begun.set()
        go_on.wait(20)
        found = drafts.keep_draft(*args, **words)
        ended.set()
        return found

    monkeypatch.setattr(keeping, "keep_draft", slow)
    keeper.touch()
    qtbot.waitUntil(begun.is_set)
    monkeypatch.setattr(keeping, "keep_draft", drafts.keep_draft)
    keeper.hand_over()()
    drafts.discard_draft(store, form.id)
    go_on.set()
    qtbot.waitUntil(ended.is_set)
    qtbot.wait(QUIET_MS + 200)
    assert get_draft(store, form.id) is None


def test_a_form_that_could_not_be_stored_is_kept_again(qtbot, keeper, store, form):
    keeper.touch()
    keeper.hand_over()
    form.text = "verder getypt"
    with qtbot.waitSignal(keeper.kept):
        keeper.touch()
    assert text_on_disk(store, form) == "verder getypt"


def test_locking_keeps_what_was_handed_over_and_not_written(keeper, store, form):
    form.text = "nog niet bewaard"
    keeper.touch()
    keeper.hand_over()
    assert keeper.keep_now() is not None
    assert text_on_disk(store, form) == "nog niet bewaard"


def test_with_all_on_disk_there_is_nothing_to_hand_over(keeper, store, form):
    keeper.hand_over()()
    assert get_draft(store, form.id) is None


@pytest.mark.parametrize("way", ["kept", "gone"])
def test_all_is_kept_again_only_when_no_form_is_refused_any_more(qapp, store, runner, way):
    window, keeping, told = QObject(), Keeping(qapp), []
    keeping.changed.connect(told.append)
    one, two = (DraftKeeper(store, runner, Form().snapshot, window) for _ in range(2))
    keeping.watch(one)
    keeping.watch(two)
    one.refusing.emit(REFUSED)
    two.refusing.emit(REFUSED)
    one.refusing.emit(TAKEN)
    assert told == [False, False, False]
    if way == "gone":
        shiboken6.delete(window)
    else:
        two.refusing.emit(TAKEN)
        shiboken6.delete(window)
    assert told == [False, False, False, True]
    shiboken6.delete(keeping)


def test_a_store_that_refuses_and_takes_it_again_is_told_once_each(
    qtbot, keeper, store, form, monkeypatch
):
    def full(*_, **__):
        raise UserError("store.full", path=store.path)

    told = []
    keeper.refusing.connect(told.append)
    monkeypatch.setattr(keeping, "keep_draft", full)
    form.text = "Onthaal"
    keeper.touch()
    for _ in range(2):
        with pytest.raises(UserError):
            keeper.keep_now()
    assert told == [True]
    monkeypatch.undo()
    keeper.keep_now()
    assert told == [True, False]
    assert text_on_disk(store, form) == "Onthaal"
