"""What is loaded ahead, and in which thread."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import CacheStats

from app.models.enterprise import Enterprise
from app.reference.loader import reference
from app.services.companies.dossier import load_dossier
from app.services.companies.rows import enterprise_details
from app.services.sessions.context import session_context
from app.ui.warm_up import first_clicks
from tests.coaching_samples import add_company, add_team

# In a process of its own: here the other tests have loaded everything.
WORKER = """
import sys
from unittest.mock import Mock
from app.ui import warm_up
warm_up.{call}(Mock())
print(*(name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "app.ui."))))
"""
WINDOWS = """
import sys
from pathlib import Path
import app.main
from app.ui import app as application
from app.ui.program import Program
from app.ui.settings import Settings
settings = Settings(Path(sys.argv[1]) / "settings.ini")
qt = application.create([])
program = Program(Path(sys.argv[1]), settings, qt)
program.begin()
program.loaded.connect(qt.quit)
qt.exec()
print("app.ui.dossier.page" in sys.modules, "app.services.companies.timeline" in sys.modules)
"""


def output_of(script, *arguments):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=110
    )
    return done.stdout.split()


@pytest.mark.parametrize("call", ["load_uses", "load_welcome"])
def test_a_worker_loads_nothing_of_qt(call):
    assert output_of(WORKER.format(call=call)) == ["app.ui.warm_up"]


def test_all_is_loaded_while_the_first_window_stands_there(tmp_path):
    assert output_of(WINDOWS, tmp_path) == ["True", "True"]


def test_the_first_file_that_is_opened_asks_nothing_for_the_first_time(store):
    me = add_team(store)
    first, other = (add_company(store, name) for name in ("Bakkerij A", "Bakkerij B"))
    with store.write() as session:
        session.get_one(Enterprise, first.id).coach_id = me.person_id
    new = []

    @event.listens_for(store._engine, "before_cursor_execute")
    def look(_connection, _cursor, statement, _parameters, context, _many):
        if context.compiled is not None and context.cache_hit is CacheStats.CACHE_MISS:
            new.append(statement)

    first_clicks(store, me.person_id)
    assert new
    new.clear()
    assert load_dossier(store, reference(), other.id).name == "Bakkerij B"
    assert session_context(store, other.id).name == "Bakkerij B"
    assert enterprise_details(store, reference(), other.id).row.name == "Bakkerij B"
    assert new == []
