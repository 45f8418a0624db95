"""Hears that the system ends the session or the program, while there is time to keep all."""

import os
import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Slot
from PySide6.QtWidgets import QApplication

from app.ui.program import Program


class SystemEnd(QObject):
    """
    Keeps what is typed when one logs off; ends the program as asked on SIGTERM.

    Python answers a signal only between two of its own steps, and Qt may take none for hours:
    the signal writes to a socket, to which Qt listens.
    """

    def __init__(self, program: Program, app: QApplication) -> None:
        super().__init__(program)
        self._program = program
        app.commitDataRequest.connect(self.keep, Qt.ConnectionType.DirectConnection)
        if os.name != "nt":  # Windows asks only in the way above
            self._heard, self._told = socket.socketpair()
            for end in (self._heard, self._told):
                end.settimeout(0)  # never waits
            self._before = signal.signal(signal.SIGTERM, _nothing)
            self._wakeup = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_signal)
            program.ended.connect(self.stop)

    @Slot()
    def keep(self) -> None:
        """Put on disk what is typed: the system ends the session."""
        self._program.keep()

    @Slot()
    def stop(self) -> None:
        """Listen no longer."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        signal.signal(signal.SIGTERM, self._before)
        self._heard.close()
        self._told.close()

    @Slot()
    def _on_signal(self) -> None:
        if signal.SIGTERM in self._heard.recv(64):
            self._program.end()


def _nothing(_number: int, _frame: object) -> None:
    """Stand in the way of the end that a signal brings by itself."""
