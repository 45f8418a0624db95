"""The application object: its style, its translations, and what happens to a bug."""

import sys
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.resources import resource
from app.ui import theme
from app.ui.settings import Settings
from app.ui.widgets.nav import app_icon

LANGUAGE = "nl_BE"


def create(arguments: list[str]) -> QApplication:
    """Return the one application object."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(arguments)
    app.setApplicationName("Werkvloer")
    app.setApplicationDisplayName("Werkvloer")
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


def _on_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a bug in the error window instead of ending in silence."""
    sys.__excepthook__(kind, error, trace)
    if isinstance(error, Exception):
        from app.ui.error_window import show_bug

        show_bug(error)
