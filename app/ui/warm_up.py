"""Loads what the first minute needs while somebody types a passphrase."""

from importlib import import_module

from app.core.progress import Progress

MODULES = (
    "app.services.account",
    "app.reference.loader",
    "app.ui.main_window",
    "app.ui.today.page",
    "app.ui.enterprises.page",
    "app.ui.dossier.page",
    "app.ui.quick_session.page",
    "app.ui.session.page",
    "app.ui.intake.page",
    "app.ui.preferences.page",
    "app.ui.preview.page",
)


def warm_up(progress: Progress) -> None:
    """Import the screens, one after another; made for a worker thread."""
    for done, name in enumerate(MODULES):
        progress.step(done, len(MODULES))
        import_module(name)
