"""What ruff, mypy and import-linter cannot see."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from app.ui.key_map import USUAL, shown

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "app").rglob("*.py"))
REVISIONS = [ROOT / "app" / part / "migrations" / "versions" for part in ("storage", "server")]
CODE = [path for path in SOURCES if not set(REVISIONS) & set(path.parents)]
BESIDE = [
    path for folder in ("tests", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
]
READERS = {"now", "today", "utcnow", "currentDate", "currentDateTime", "currentTime"}
JUDGED = {"tr", "translate", "exec", "screen", "singleShot", *READERS}
LONGEST_FILE = 400  # lines: more has two subjects


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def looked_at(path: Path) -> tuple[list[ast.Call], list[str]]:
    """The calls that are judged here, and every text that is no docstring; a file is read once."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = [
        node
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in JUDGED
    ]
    alone = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and node not in alone)
    return called, [node.value for node in texts if isinstance(node.value, str)]


def calls(path: Path) -> list[ast.Call]:
    return looked_at(path)[0]


def test_the_import_contracts_hold():
    lint = Path(sys.executable).with_name("lint-imports")
    command = [lint, "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", [*CODE, *BESIDE], ids=name)
def test_a_file_has_one_subject(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", [path for path in CODE if "ui" in path.parts], ids=name)
def test_a_translated_text_is_a_literal(path):
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"tr", "translate"}:
            texts = call.args if call.func.attr == "tr" else call.args[1:]
            assert not any(isinstance(text, ast.JoinedStr | ast.BinOp) for text in texts), (
                f"line {call.lineno}"
            )


@pytest.mark.parametrize("path", CODE, ids=name)
def test_only_the_clock_module_reads_the_clock(path):
    if path == ROOT / "app" / "core" / "clock.py":
        return
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr in READERS:
            assert ast.unparse(call.func.value) == "clock", f"line {call.lineno}"


@pytest.mark.parametrize(
    "path", sorted(p for folder in REVISIONS for p in folder.glob("*.py")), ids=name
)
def test_a_migration_stands_on_its_own(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(alias.name.split(".")[0] == "app" for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] != "app"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_dialogs_are_opened_not_executed(path):
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "exec":
            assert "session" in ast.unparse(call.func.value) or "app" in ast.unparse(
                call.func.value
            ), f"line {call.lineno}"


def test_no_module_is_a_drawer_for_odds_and_ends():
    banned = {"utils.py", "helpers.py", "common.py"}
    assert not [name(path) for path in [*SOURCES, *BESIDE] if path.name in banned]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_widget_is_asked_for_its_screen(path):
    """PySide takes the screen along when that widget is collected: the program dies later."""
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "screen":
            raise AssertionError(f"line {call.lineno}: ask QGuiApplication")


@pytest.mark.parametrize("path", [path for path in CODE if "ui" in path.parts], ids=name)
def test_a_call_for_later_belongs_to_an_object_and_dies_with_it(path):
    """Without one, PySide makes the call though the widget it is about is gone by then."""
    for call in calls(path):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "singleShot":
            assert len(call.args) == 3, f"line {call.lineno}: singleShot(ms, object, call)"


KEYS_HERE = {  # what asks the map, and windows that never hear its keys
    "app/ui/key_map.py",
    "app/ui/preview/page.py",
    "app/ui/shell/key_words.py",
    "app/ui/welcome/page.py",
}


@cache
def named_key() -> re.Pattern[str]:
    keys = {each for usual in USUAL.values() for each in usual}
    keys |= {shown(key) for key in keys}
    return re.compile("|".join(rf"(?<![\w+]){re.escape(key)}(?![\w+])" for key in keys))


@pytest.mark.parametrize("path", [path for path in CODE if "ui" in path.parts], ids=name)
def test_no_words_name_a_key_that_a_coach_can_change(path):
    if name(path) in KEYS_HERE:
        return
    assert [text for text in looked_at(path)[1] if named_key().search(text)] == []
