"""Names of files and folders of packs, written in the settings."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlmodel import col, select

from app.core import clock
from app.models.partnership import Role
from app.services.packs.settings import pack_settings
from app.ui.evidence_pack.naming_part import NamingPart


@pytest.fixture
def part(qtbot, desk, store, show_active):
    with store.write() as session:
        session.exec(select(Role).where(col(Role.person_id) == store.actor)).one().role = "promotor"
    part = show_active(NamingPart(desk))
    qtbot.waitUntil(lambda: part.fields["pack"].text() != "")
    return part


def write(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_the_example_follows_what_is_typed_and_storing_lets_it_hold(qtbot, part, store):
    write(qtbot, part.fields["call"], "587")
    write(qtbot, part.fields["folders"], "{oproep} / {periode}")
    shown = "Voorbeeld: 587/2026-10/1 Volledige dossiers/A1 Bakkerij Janssens 1999.990.144.pdf"
    assert part.example.text() == shown
    write(qtbot, part.stamp, "https://tsa.example/tsr")
    qtbot.keyClick(part.go_button, Qt.Key.Key_Space)
    said = "Vanaf nu krijgt elk pakket deze namen."
    qtbot.waitUntil(lambda: part.note.words.text() == said)
    held = pack_settings(store, clock.today())
    assert (held.tree.call, held.tree.folders) == ("587", ("{oproep}", "{periode}"))
    assert held.time_stamp == "https://tsa.example/tsr"


def test_a_field_that_nobody_knows_is_told_and_stays_to_be_mended(qtbot, part, store):
    write(qtbot, part.fields["pack"], "Pakket {maand}")
    qtbot.keyClick(part.go_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "«maand»" in part.note.words.text())
    assert part.fields["pack"].text() == "Pakket {maand}"
    assert pack_settings(store, clock.today()).tree.pack != "Pakket {maand}"


def test_half_a_field_shows_no_example(qtbot, part):
    write(qtbot, part.fields["dossier"], "{num")
    assert part.example.text() == "Voorbeeld: …"


def test_a_coach_reads_the_names_only(qtbot, desk, me, show_active):
    desk.me = replace(me, role="coach")
    part = show_active(NamingPart(desk))
    qtbot.waitUntil(lambda: part.fields["pack"].text() != "")
    assert part.fields["pack"].isReadOnly()
    assert not part.go_button.isVisible()
