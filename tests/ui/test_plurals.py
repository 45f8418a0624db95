"""The plural forms of Dutch, the only thing that the source strings cannot say by themselves."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from app.core.resources import resource
from app.ui.company_words import CountWords

SOURCES = Path(__file__).parents[2] / "app" / "ui"
COUNTED = re.compile(r'"([^"\n]*%n[^"\n]*)"')


@pytest.fixture
def plurals(qapp):
    translator = QTranslator(qapp)
    assert translator.load("werkvloer_nl", str(resource("i18n")))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("days", "words"), [(0, "0 dagen"), (1, "1 dag"), (2, "2 dagen"), (41, "41 dagen")]
)
@pytest.mark.usefixtures("plurals")
def test_one_has_its_own_form(days, words):
    assert CountWords().days(days) == words


def test_every_counted_sentence_of_the_source_has_both_forms():
    used = {
        sentence
        for path in SOURCES.rglob("*.py")
        for sentence in COUNTED.findall(path.read_text(encoding="utf-8"))
    }
    known = {
        message.findtext("source"): [form.text for form in message.iter("numerusform")]
        for message in ElementTree.parse(resource("i18n", "werkvloer_nl.ts")).iter("message")
    }
    assert used <= known.keys()
    assert all(len(forms) == 2 and all(forms) for forms in known.values())
