"""The application object: its style, its translations, and what happens to a bug."""

import json
import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from app.core.log import describe
from app.core.resources import resource
from app.ui import theme
from app.ui.settings import Settings
from app.ui.widgets.nav import app_icon

LANGUAGE = "nl_BE"

log = logging.getLogger(__name__)


def create(arguments: list[str]) -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(arguments)
    app.setApplicationName("Werkvloer")
    app.setQuitOnLastWindowClosed(False)
    return app


def dress(app: QApplication, settings: Settings) -> None:
    """Give the application its language, look and error hook."""
    speak_dutch(app)
    theme.current().install(app, settings.theme, settings.text_percent)
    app.setWindowIcon(app_icon())
    sys.excepthook = _on_bug


def speak_dutch(app: QApplication) -> None:
    """Load how days and numbers are written, Qt's own words (file dialogs, fields) and plurals."""
    QLocale.setDefault(QLocale(LANGUAGE))
    folders = (
        (QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_nl"),
        (str(resource("i18n")), "werkvloer_nl"),
    )
    for folder, name in folders:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def keep_silent() -> None:
    """Let nothing print what it holds: not Qt, not a thread, not an object that is thrown away."""
    qInstallMessageHandler(_on_qt_message)
    threading.excepthook = _on_lost
    sys.unraisablehook = _on_lost


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a bug instead of ending in silence; its text, which may hold names, goes nowhere."""
    if not isinstance(error, Exception):  # Ctrl+C in the terminal
        sys.__excepthook__(kind, error, trace)
        return
    _print(error)
    from app.ui.error_window import show_problem

    show_problem(error)


def _on_lost(lost: "threading.ExceptHookArgs | sys.UnraisableHookArgs") -> None:
    """Log what ended where nobody could catch it."""
    if lost.exc_value is not None:
        log.error("lost", exc_info=lost.exc_value)
        _print(lost.exc_value)


def _print(error: BaseException) -> None:
    if sys.stderr is not None:  # there is none in a window of Windows
        sys.stderr.write(json.dumps(describe(error)) + "\n")


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, _text: str) -> None:
    """Log that Qt warned, and of what part; its text may hold what is on screen."""
    level = logging.INFO if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} else logging.WARNING
    log.log(level, "qt", extra={"kind": kind.name, "code": context.category or ""})
