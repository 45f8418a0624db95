from threading import Event, get_ident

import pytest
from PySide6.QtCore import QTimer

from app.core.progress import Cancelled
from app.ui.work import job as job_module
from app.ui.work.job import JobRunner


def test_result_arrives_in_the_user_interface_thread(qtbot, runner):
    seen = []
    job = runner.start(lambda _: get_ident())
    job.succeeded.connect(lambda result: seen.append((result, get_ident())))
    with qtbot.waitSignal(job.finished):
        pass
    worker, listener = seen[0]
    assert worker != get_ident()
    assert listener == get_ident()


def test_progress_is_told_in_order_and_not_too_often(qtbot, runner, monkeypatch):
    ticks = iter(float(n) for n in range(10))
    monkeypatch.setattr(job_module, "monotonic", lambda: next(ticks) * 0.03)

    def work(progress):
        for done in range(6):
            progress.step(done, 6)

    job, told = runner.start(work), []
    job.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(job.finished):
        pass
    # 0.03 s between steps, at least 0.05 s between what is told
    assert told == [(2, 6), (4, 6)]


def test_cancelled_work_gives_no_result(qtbot, runner):
    def endless(progress):
        while True:
            progress.step(1, 2)

    job = runner.start(endless)
    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.finished):
        job.cancel()


def test_cancel_drops_a_result_that_was_just_ready(qtbot, runner):
    done = Event()

    def work(_):
        done.set()
        return 1

    job = runner.start(work)
    assert done.wait(20)
    with qtbot.assertNotEmitted(job.succeeded), qtbot.waitSignal(job.finished):
        job.cancel()


def test_an_exception_reaches_failed_and_then_finished(qtbot, runner):
    def broken(_):
        raise ValueError("kapot")

    order = []
    job = runner.start(broken)
    job.failed.connect(lambda error: order.append(str(error)))
    job.finished.connect(lambda: order.append("finished"))
    with qtbot.waitSignal(job.finished), qtbot.assertNotEmitted(job.succeeded):
        pass
    assert order == ["kapot", "finished"]


def test_database_jobs_run_one_after_another(qtbot, runner):
    running, most = [], []

    def work(progress):
        running.append(1)
        most.append(len(running))
        progress.step(0, 1)
        running.pop()

    jobs = [runner.start(work) for _ in range(5)]
    qtbot.waitSignals([job.finished for job in jobs]).wait()
    assert most == [1] * 5


def test_other_jobs_run_beside_the_database(qtbot, runner):
    database_busy, release = Event(), Event()

    def block(_):
        database_busy.set()
        release.wait(20)

    first = runner.start(block)
    assert database_busy.wait(20)
    beside = runner.start(lambda _: "ok", database=False)
    with qtbot.waitSignal(beside.succeeded):
        pass
    release.set()
    with qtbot.waitSignal(first.finished):
        pass


@pytest.mark.usefixtures("qapp")
def test_stop_cancels_and_waits_for_the_threads():
    runner, ended = JobRunner(), []
    started = Event()

    def endless(progress):
        started.set()
        try:
            while True:
                progress.step(0, 1)
        except Cancelled:
            ended.append(True)
            raise

    runner.start(endless)
    assert started.wait(20)
    runner.stop()
    assert ended == [True]


def test_a_job_goes_away_when_it_is_finished(qtbot, runner):
    job = runner.start(lambda _: None)
    with qtbot.waitSignal(job.destroyed):
        pass


def test_nothing_starts_after_the_stop_and_nobody_is_blamed(qtbot, qapp):
    runner, done = JobRunner(), []
    runner.stop()
    runner.start(done.append).succeeded.connect(done.append)
    qtbot.wait(50)
    assert done == []


def test_the_outcome_and_the_end_come_in_one_turn(qtbot, runner):
    told = []
    job = runner.start(lambda _: "done")
    job.succeeded.connect(lambda _: QTimer.singleShot(0, lambda: told.append("a key")))
    job.finished.connect(lambda: told.append("finished"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["finished", "a key"]
