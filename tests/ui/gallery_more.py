"""
The controls that the first gallery has no room for: wizard, forms, shell, tiles.

Run: python -m tests.ui.gallery_more DIRECTORY; writes more-light, -dark and -200.png there.
"""

import os
import sys
from datetime import date, time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import ComboBox, SearchCombo, Suggestion
from app.ui.widgets.days import DateField, TimeField
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit
from app.ui.widgets.labels import Divider, KeyValueGrid, Label, SectionHeader, muted, title
from app.ui.widgets.meters import Meter, PasswordMeter, ProgressBar
from app.ui.widgets.nav import AppMark, Avatar, NavButton
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.panes import PageFooter, Panel, SidePane
from app.ui.widgets.segments import Segments
from app.ui.widgets.status import StatusText
from app.ui.widgets.tabs import Stepper, Tabs
from app.ui.widgets.tiles import ChoiceCard, PersonTile, TileRow


class More(QWidget):
    def __init__(self):
        super().__init__()
        self.resize(1440, 900)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.shell())
        row.addWidget(self.form(), 3)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.quick(), 2)
        row.addWidget(self.pane())

    def shell(self):
        panel = Panel("window", 8)
        panel.setFixedWidth(theme.current().px(208))
        panel.column.setSpacing(2)
        names = [("calendar-today-outline", "Vandaag", 5), ("domain", "Ondernemingen", 0)]
        for icon, word, count in names:
            item = NavButton(icon, word, count)
            item.setChecked(word == "Ondernemingen")
            panel.column.addWidget(item)
        sync = NavButton("cloud-sync-outline", "Synchronisatie")
        sync.set_badge(3, "conflict")
        panel.column.addWidget(sync)
        panel.column.addStretch(1)
        who = QHBoxLayout()
        who.addWidget(Avatar("Els V."))
        who.addWidget(Label("Els V.", "strong"), 1)
        who.addWidget(AppMark(40))
        who.addWidget(AppMark(18))
        panel.column.addLayout(who)
        return panel

    def form(self):
        panel = Panel("surface")
        column = panel.column
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 16, 16)
        inner.setSpacing(14)
        steps = Stepper(["Zoek", "Onderneming", "Vraag"])
        steps.set_current(1)
        volume = ProgressBar(height=6)
        volume.set_progress(0.6)
        head = QHBoxLayout()
        head.addWidget(steps)
        head.addStretch(1)
        head.addWidget(Meter("Volledig", "60%", volume))
        inner.addLayout(head)
        inner.addWidget(title("Lindeveld Verpakking"))
        inner.addWidget(Tabs(["Tijdlijn", "Overzicht", "Traject", "Contacten"]))
        inner.addWidget(Divider())
        inner.addLayout(self.fields())
        inner.addWidget(Divider())
        sources = ChipRow()
        for word in ("VDAB", "Netwerk", "Sectorfonds", "Lokaal Partnerschap", "Eigen bezoek"):
            sources.add(word, word)
        sources.set_values("Netwerk")
        inner.addWidget(sources)
        inner.addStretch(1)
        column.addLayout(inner, 1)
        footer = PageFooter()
        footer.add_left(Button("Stop", "quiet", None, "Esc", flush=True))
        footer.status.setText("Concept bewaard om 10:27")
        footer.add_action(Button("Vorige", "plain", None, "Alt+←"))
        footer.add_action(Button("Ga verder", "primary", None, "Alt+→"))
        column.addWidget(footer)
        return panel

    def fields(self):
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(14)
        nace = SearchCombo(lambda _: [Suggestion(1, "82.92 Verpakken in opdracht")])
        nace.set_suggestion(Suggestion(1, "82.92 Verpakken in opdracht"))
        grid.addWidget(LabelledField("Hoofdactiviteit, NACE 2025", nace), 0, 0)
        grid.addWidget(LabelledField("Paritair comité", LineEdit("bv. 140.03")), 0, 1)
        group = Segments([(0, "Nee"), (1, "Ja"), (2, "Weet niet")])
        group.set_value(0)
        size = LabelledField("Werknemers, in voltijdse eenheden", LineEdit())
        size.control.setText("38")
        size.set_confirmation("Voorlopig klein, onder 50")
        grid.addWidget(size, 1, 0)
        grid.addWidget(LabelledField("Deel van een groep?", group), 1, 1)
        mail = LabelledField("E-mail", LineEdit())
        mail.control.setText("hanne@lindeveld")
        mail.set_error("Het einde ontbreekt, zoals .be")
        self.phone = LabelledField("Telefoon", LineEdit(), "Mobiel of vast")
        grid.addWidget(mail, 2, 0)
        grid.addWidget(self.phone, 2, 1)
        day, start = DateField(), TimeField()
        day.set_value(date(2026, 11, 20))
        start.set_value(time(10, 2))
        grid.addWidget(LabelledField("Datum", day), 3, 0)
        grid.addWidget(LabelledField("Van", start), 3, 1)
        secret = LineEdit(secret=True, big=True)
        secret.setText("vier losse woorden")
        strength = PasswordMeter()
        strength.set_level(3)
        grid.addWidget(LabelledField("Wachtwoord", secret), 4, 0)
        grid.addWidget(strength, 4, 1)
        return grid

    def quick(self):
        panel = Panel("window", 20)
        column = panel.column
        company = ComboBox(big=True)
        company.add(1, "Bakkerij Janssens", "Aalst")
        column.addWidget(company)
        kinds = TileRow()
        kinds.add("visit", "Bezoek", "account-voice")
        kinds.add("call", "Telefoon", "phone-outline")
        kinds.add("online", "Online", "video-outline")
        kinds.set_value("visit")
        column.addWidget(kinds)
        people = QHBoxLayout()
        jan = PersonTile("Jan J.", "werkgever")
        jan.setChecked(True)
        people.addWidget(jan)
        people.addWidget(PersonTile("Mia D.", "personeel"))
        people.addStretch(1)
        column.addLayout(people)
        count = NumberStepper(big=True)
        count.set_value(2)
        column.addWidget(count)
        note = NoteEdit("Wat is besproken?", "note")
        note.setPlainText("Onthaal in de nachtploeg besproken.")
        column.addWidget(note)
        first = ChoiceCard(
            "Ik kreeg een uitnodigingsbestand", "Je komt in het team van je promotor."
        )
        facts = KeyValueGrid()
        facts.set_pairs([("Team", "Partner Oost"), ("Jouw rol", "Coach")])
        first.set_details(facts)
        first.setChecked(True)
        column.addWidget(first)
        column.addWidget(ChoiceCard("Ik wil eerst oefenen", "Met verzonnen ondernemingen."))
        column.addStretch(1)
        column.addWidget(Button("Ontgrendel", "primary", big=True))
        return panel

    def pane(self):
        pane = SidePane()
        facts = KeyValueGrid()
        facts.set_pairs(
            [("KBO-nummer", "1999.990.243"), ("Vestiging", "Lokeren, Nijverheidslaan 8")]
        )
        pane.add_section(facts)
        part = Panel("window")
        part.column.setSpacing(2)
        part.column.addWidget(SectionHeader("Nog nodig", "4"))
        for status, word in (("ok", "Akkoord ondertekend"), ("neutral", "Actieplan")):
            line = QHBoxLayout()
            line.addWidget(StatusText(status, word), 1)
            line.addWidget(Button("Voeg toe", "link", flush=True))
            part.column.addLayout(line)
        pane.add_section(part)
        counts = Panel("window")
        for word, number in (("NEET-jongere", 1), ("50-plus", 0)):
            line = QHBoxLayout()
            stepper = NumberStepper()
            stepper.set_value(number)
            line.addWidget(muted(word), 1)
            line.addWidget(stepper)
            counts.column.addLayout(line)
        pane.add_section(counts)
        pane.column.addStretch(1)
        return pane


def picture(app, mode, percent, path):
    theme.current().use(mode, percent)
    more = More()
    if percent > 100:
        more.resize(2732, 1700)
    more.show()
    more.activateWindow()
    more.phone.control.setFocus()
    app.processEvents()
    more.grab().save(str(path))
    more.close()


def main():
    folder = Path(sys.argv[1])
    app = QApplication(sys.argv)
    theme.current().install(app, "light")
    picture(app, "light", 100, folder / "more-light.png")
    picture(app, "dark", 100, folder / "more-dark.png")
    picture(app, "light", 200, folder / "more-200.png")


if __name__ == "__main__":
    main()
