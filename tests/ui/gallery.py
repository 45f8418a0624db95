"""
All controls and their states in one window, to hold beside the design pictures.

Run: python -m tests.ui.gallery DIRECTORY; writes gallery-light, -dark and -200.png there.
"""

import os
import sys
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, FilterChip
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LineEdit, NoteLine
from app.ui.widgets.labels import Divider, Label, heading, muted, small, strong, title
from app.ui.widgets.menus import Menu
from app.ui.widgets.meters import Meter, ProgressBar, SegmentMeter
from app.ui.widgets.notices import EmptyState, HintBar, MessageCard
from app.ui.widgets.panes import Card, Panel
from app.ui.widgets.status import Pill
from app.ui.widgets.table import TableView
from app.ui.widgets.ticks import CheckBox, RadioButton


def focused(widget):
    """Paint as if it had the keyboard; only one widget really can."""
    widget.hasFocus = lambda: True
    return widget


def hovered(widget):
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return widget


def disabled(widget):
    widget.setEnabled(False)
    return widget


def row(*widgets, gap=8):
    layout = QHBoxLayout()
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    layout.addStretch(1)
    return layout


def section(column):
    column.addSpacing(12)
    column.addWidget(Divider())
    column.addSpacing(8)


def fixed(widget, width):
    widget.setFixedWidth(theme.current().px(width))
    return widget


def error_words(text):
    note = NoteLine()
    note.show_note("error", text)
    note.words.setWordWrap(False)
    return note


def lines(column, pairs):
    grid = QGridLayout()
    grid.setVerticalSpacing(10)
    grid.setHorizontalSpacing(16)
    grid.setColumnMinimumWidth(0, theme.current().px(78))
    for number, (word, content) in enumerate(pairs):
        grid.addWidget(muted(word), number, 0)
        grid.addLayout(content, number, 1)
    column.addLayout(grid)


class Gallery(QWidget):
    def __init__(self):
        super().__init__()
        self.resize(1440, 800)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        for build in (self.controls, self.states, self.notices):
            card = Card(padding=18)
            card.setSizePolicy(card.sizePolicy().Policy.Ignored, card.sizePolicy().Policy.Preferred)
            build(card.column)
            card.column.addStretch(1)
            outer.addWidget(card, 1)

    def controls(self, column):
        column.addWidget(strong("Knoppen"))
        lines(column, self.button_lines())
        section(column)
        column.addWidget(strong("Velden"))
        lines(column, self.field_lines())
        section(column)
        column.addWidget(strong("Chips"))
        on = Chip("Alles")
        on.setChecked(True)
        network = focused(Chip("Netwerk"))
        column.addLayout(row(on, Chip("Sessies", "6"), network, FilterChip("Coach: ik"), gap=6))

    def button_lines(self):
        briefing = focused(Button("Briefing", "plain", "printer-outline", "Ctrl+P"))
        off = disabled(Button("Bewaar keuze", "primary", None, "Ctrl+Enter"))
        keep = hovered(Button("Bewaar keuze", "primary"))
        done = Button("Rond af", "primary", None, "Ctrl+Enter")
        quick = Button("Snelsessie", "tonal", "plus", "F8")
        columns = Button("Kolommen", "icon", "view-column-outline")
        return [
            ("Gewoon", row(Button("Exporteer"), Button("Nieuwe intake", "plain", "plus"))),
            ("Muis erop", row(hovered(Button("Exporteer")), keep)),
            ("Focus", row(briefing, Label("ring van 2 px", "small", tone="muted"))),
            ("Uit", row(disabled(Button("Exporteer")), off)),
            ("Hoofdactie", row(done, small("hoogstens één per pagina"))),
            ("Schil", row(quick, small("vaste plaats, rustige vulling"))),
            (
                "Stil",
                row(
                    Button("Filter", "quiet", "plus"),
                    Button("Bewerk tekst", "link"),
                    Button("Meer", "icon", "dots-horizontal"),
                    columns,
                ),
            ),
        ]

    def field_lines(self):
        month = ComboBox()
        month.add(1, "Vorige maand")
        self.place = LineEdit()
        self.place.setText("Aalst")
        closed = disabled(LineEdit())
        closed.setText("Afgesloten")
        wrong = LineEdit()
        wrong.setText("1999.990.145")
        wrong.set_error(on=True)
        jan, aalst = CheckBox("Jan J."), RadioButton("Aalst")
        jan.setChecked(True)
        aalst.setChecked(True)
        return [
            ("Gewoon", row(fixed(LineEdit("KBO of naam"), 130), fixed(month, 150))),
            ("Focus", row(fixed(self.place, 130))),
            ("Uit", row(fixed(closed, 130), small("Periode oktober is afgesloten"))),
            ("Fout", row(fixed(wrong, 130), error_words("Controlecijfer klopt niet"))),
            ("Vinkje", row(CheckBox("Mia D."), jan, disabled(CheckBox("Tom")))),
            ("Keuze", row(aalst, RadioButton("Ninove"))),
        ]

    def states(self, column):
        column.addWidget(strong("Status: pictogram, woord en kleur"))
        column.addLayout(
            row(Pill("ok", "In orde"), Pill("attention", "Aandacht"), Pill("error", "Geblokkeerd"))
        )
        column.addLayout(
            row(
                Pill("info", "Lopend"),
                Pill("neutral", "Gepland"),
                Pill("stopped", "Stopgezet"),
                Pill("conflict", "Te beslissen"),
            )
        )
        column.addWidget(
            small("Een pil staat in een kop of kaart. In een tabel: alleen pictogram en woord.")
        )
        column.addSpacing(12)
        column.addWidget(strong("Tabelrij"))
        column.addLayout(self.tables())
        column.addSpacing(12)
        column.addWidget(strong("Voortgang"))
        reached, forecast = ProgressBar(), ProgressBar()
        reached.set_progress(41 / 120, mark=46 / 120)
        forecast.set_progress(41 / 120, mark=1, forecast=108 / 120)
        column.addWidget(Meter("Bewijs", "4 van 6", SegmentMeter(4, 6)))
        column.addWidget(Meter("Gerealiseerd", "41 van 120, planning 46", reached))
        column.addWidget(Meter("Prognose", "108, tussen 98 en 116", forecast))
        column.addSpacing(12)
        column.addWidget(strong("Letters"))
        column.addWidget(title("Titel 20/600"))
        column.addWidget(heading("Kop 16/600"))
        column.addLayout(
            row(
                strong("Nadruk 13/600"),
                Label("Tekst 13/400"),
                muted("Gedempt 13/400"),
                small("Klein 12/400"),
                gap=14,
            )
        )
        column.addLayout(row(Label("108", "number"), small("groot getal 28/600")))

    def tables(self):
        """The rows of the picture; the last is of a window that another one lies before."""
        here = self.table(
            ("Gewoon", "Bakkerij Janssens", "info", "Lopend"),
            ("Muis erop", "Drukkerij Meander", "info", "Lopend"),
            ("Gekozen", "Metaal Claes", "attention", "Aandacht"),
            ("Gekozen, toetsenbord", "Peeters Bouw", "neutral", "Gepland"),
        )
        behind = self.table(("Venster niet actief", "Zorghuis Ter Leie", "ok", "Gerealiseerd"))
        behind.horizontalHeader().hide()
        behind.isActiveWindow = lambda: False
        behind.selectRow(0)
        model, chosen = here.model(), QItemSelection()
        chosen.select(model.index(2, 0), model.index(3, 2))
        flag = QItemSelectionModel.SelectionFlag
        here.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)
        here.selectionModel().setCurrentIndex(model.index(3, 1), flag.NoUpdate)
        here.itemDelegate().hovered_row = 1
        focused(here)
        for column in range(2):
            widths = [view.sizeHintForColumn(column) for view in (here, behind)]
            for view in (here, behind):
                view.setColumnWidth(column, max(widths))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(here)
        both.addWidget(behind)
        return both

    def table(self, *lines):
        rows = {UUID(int=number): values for number, values in enumerate(lines)}
        columns = [
            Column(lambda r: r[0], "Toestand", tone="muted", sort_key="state"),
            Column(lambda r: r[1], "Naam", sort_key="name"),
            Column(lambda r: r[3], "Traject", status=lambda r: r[2]),
        ]
        view = TableView("Ondernemingen")
        model = PagedTableModel(columns, lambda ids: {i: rows[i] for i in ids}, view)
        model.show_ids(list(rows))
        view.setModel(model)
        header = 1 if len(lines) > 1 else 0
        view.setFixedHeight(theme.current().height(32) * (len(lines) + header))
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def notices(self, column):
        column.addWidget(strong("Leeg scherm"))
        buttons = (Button("Snelsessie", "primary", "plus", "F8"), Button("Nieuwe notitie"))
        words = "Alles wat je met deze onderneming doet, komt hier."
        column.addWidget(
            EmptyState(
                "file-document-plus-outline",
                "Nog geen activiteiten",
                words,
                buttons,
                ground="rounded",
            )
        )
        column.addSpacing(10)
        column.addWidget(strong("Foutmelding in vier delen"))
        sentence = "Het bestand is 52 MB, het maximum is 50 MB. Het staat veilig op deze laptop."
        actions = (Button("Verklein"), Button("Laat hier", "quiet"))
        column.addWidget(
            MessageCard(
                "error", "Bijlage plan.pdf is niet verzonden", sentence, actions, details="x"
            )
        )
        column.addSpacing(10)
        column.addWidget(strong("Hint, nooit een stille wijziging"))
        question = "Dit lijkt een rijksregisternummer. Verwijder het?"
        column.addWidget(
            HintBar(question, (Button("Verwijder"), Button("Toch houden, met reden", "quiet")))
        )
        column.addSpacing(10)
        column.addWidget(strong("Menu"))
        holder = Panel("surface")
        holder.setMinimumHeight(theme.current().px(170))
        column.addWidget(holder)
        self.menu_place = holder

    def menu(self):
        menu = Menu("", self)
        menu.add("Open dossier", menu.hide, "open-in-new", "Enter")
        new = menu.add("Nieuwe sessie", menu.hide, "plus", "F8")
        menu.add("Historiek van dit veld", menu.hide, "history", "Alt+H")
        menu.addSeparator()
        menu.add("Naar prullenbak", menu.hide, "trash-can-outline", "Del")
        menu.add("Sluit periode af", menu.hide, "lock-outline").setEnabled(False)
        menu.setActiveAction(new)
        return menu


def picture(app, mode, percent, path):
    theme.current().use(mode, percent)
    gallery = Gallery()
    if percent > 100:
        gallery.resize(2880, 1700)
    gallery.show()
    gallery.activateWindow()
    gallery.place.setFocus()
    app.processEvents()
    image = gallery.grab()
    menu = gallery.menu()
    menu.popup(gallery.mapToGlobal(gallery.rect().topLeft()))
    app.processEvents()
    painter = QPainter(image)
    at = gallery.menu_place.mapTo(gallery, gallery.menu_place.rect().topLeft())
    painter.drawPixmap(at, menu.grab())
    painter.end()
    menu.hide()
    image.save(str(path))
    gallery.close()


def main():
    folder = Path(sys.argv[1])
    app = QApplication(sys.argv)
    theme.current().install(app, "light")
    picture(app, "light", 100, folder / "gallery-light.png")
    picture(app, "dark", 100, folder / "gallery-dark.png")
    picture(app, "light", 200, folder / "gallery-200.png")


if __name__ == "__main__":
    main()
