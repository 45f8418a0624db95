"""What stays in memory when the windows are gone."""

import gc
import weakref

from app.ui.unlock.page import UnlockWindow
from tests.journeys.ways import begin_intake


def test_after_a_lock_the_page_and_the_window_are_gone_from_memory_too(folder, start):
    desktop = start(folder)
    desktop.unlock()
    begin_intake(desktop.hands)
    left = [weakref.ref(each) for each in (desktop.main, desktop.main.way.page, desktop.main.desk)]
    gc.collect()  # it was open for a while: the youngest are looked at all the time
    desktop.hands.keys("Ctrl+L")
    desktop.hands.wait(lambda: isinstance(desktop.program.window, UnlockWindow), "the lock")
    desktop.hands.wait(lambda: [each() for each in left] == [None] * 3, "nothing of it is left")
