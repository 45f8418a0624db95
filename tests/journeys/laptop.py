"""One laptop of the partnership, and what its owner does with keys and mouse."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from app.storage.store import Store
from app.ui.program import Program
from tests.journeys.camera import Camera
from tests.journeys.hands import Hands, pause, visible
from tests.journeys.ways import open_file

PASSPHRASE = "paars fietspad onder regen"
COMPANY = "Confectie Zilverdraad"
SENT = "Alles verzonden"


class Laptop:
    """A profile that is opened and left again; one program at a time has the keyboard."""

    def __init__(
        self, name: str, hands: Hands, camera: Camera, program: Callable[[], Program]
    ) -> None:
        self.name, self._hands, self._camera, self._make = name, hands, camera, program
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The program that is open."""
        assert self._program is not None
        return self._program

    @property
    def window(self) -> QWidget:
        """The window that is open."""
        assert self.program.window is not None
        return self.program.window

    @property
    def store(self) -> Store:
        """What is on the laptop, for who compares."""
        assert self.program._store is not None
        return self.program._store

    def join(self, code: str, address: str, picture: str = "") -> None:
        """S2: with the code that somebody read out."""
        hands = self._hands
        self._begin()
        hands.find("Volgende")
        hands.click("Volgende")
        hands.into("Code", code)
        hands.into("Adres van de server", address)
        hands.click("Volgende")
        hands.wait(lambda: hands.see("Nog eens"), "the passphrase")
        if picture:
            self._camera.take(self.window, picture)
        hands.into("Wachtwoord", PASSPHRASE)
        hands.into("Nog eens", PASSPHRASE)
        hands.click("Ik heb het herstelblad")
        hands.click("Volgende")
        hands.click("Begin")
        hands.wait(lambda: hands.see("Snelsessie"), "the main window")

    def open(self) -> None:
        """S1: with the passphrase."""
        self._begin()
        self._hands.find("Wachtwoord")
        self._hands.type(PASSPHRASE)
        self._hands.keys("Return")
        self._hands.wait(lambda: self._hands.see("Snelsessie"), "the main window")

    def leave(self) -> None:
        """Close the program."""
        self.program.quit()
        pause(200)
        self._program = None

    def new_company(self, name: str = COMPANY) -> None:
        """S7: as little as a company needs."""
        hands = self._hands
        hands.keys("Ctrl+Shift+N")
        hands.into("KBO-nummer of naam", name)
        hands.click("Vul de onderneming zelf in")
        hands.into("postal_code", "9160")
        hands.click("Bewaar onvolledig")
        hands.wait(lambda: hands.see("Nieuwe notitie"), "the file of the company")

    def log_session(self, subject: str, note: str) -> None:
        """S9: in the file that is open."""
        hands = self._hands
        hands.click("Nieuwe notitie")
        hands.into("Onderwerp", subject)
        hands.into("Notitie", note)
        hands.keys("Ctrl+Return")
        hands.wait(lambda: hands.see("Nieuwe notitie"), "the file of the company")

    def open_company(self, name: str = COMPANY) -> None:
        """Find the file by its name."""
        open_file(self._hands, name)

    def share_company(self, with_whom: str) -> None:
        """S8: let a colleague in, by the menu of the file."""
        hands = self._hands
        self.open_company()
        hands.click("Meer acties")
        hands.choose("Deel met collega’s…")
        hands.press(hands.find(with_whom), "Space")
        self._camera.take(hands.find(with_whom).window(), "s08-dossier-delen")
        hands.click("Bewaar")
        hands.wait(lambda: self.sees("Delen van het dossier bewaard"), "it is shared")

    def change_session(self, subject: str, old: str, new: str) -> None:
        """S9: another subject, and other words in the note."""
        hands = self._hands
        self.open_company()
        hands.press(hands.find("Tijdlijn"), "Home")
        hands.press(hands.find("Tijdlijn"), "Return")
        note = hands.find("Notitie")
        words = note.toPlainText().replace(old, new)  # type: ignore[attr-defined]
        hands.into("Onderwerp", subject)
        hands.into("Notitie", words)
        hands.keys("Ctrl+Return")
        hands.wait(lambda: hands.see("Nieuwe notitie"), "the file of the company")

    def synchronise(self, picture: str = "", outcome: str = "") -> None:
        """F9, and wait until the chip tells how it went."""
        hands = self._hands
        hands.keys("F9")
        pause(300)
        wanted = (outcome,) if outcome else (SENT, "Te beslissen")
        hands.wait(lambda: not self.sees("Bezig"), "the round is over")
        hands.wait(lambda: any(map(self.sees, wanted)), f"{wanted}")
        if picture:
            hands.keys("Ctrl+G")
            hands.keys("Y")
            hands.find("Synchroniseer nu")
            pause(600)
            self._camera.take(self.window, picture)

    def add_partner(self, partner: str) -> None:
        """S23: an organisation."""
        hands = self._hands
        hands.click("Instellingen")
        hands.click("Partners")
        hands.into("Naam", partner, QLineEdit)
        hands.click("Voeg partner toe")
        hands.wait(lambda: self.sees(f"{partner} is toegevoegd."), "the partner is added")
        hands.keys("F9")  # so that its people can be invited

    def invite(self, partner: str, name: str, email: str, picture: str = "") -> str:
        """S23: a coach of a partner; return the code that is shown."""
        hands = self._hands
        hands.click("Instellingen")
        hands.click("Mensen en rollen")
        hands.click("Nodig iemand uit")
        hands.into("Naam", name, QLineEdit)
        hands.into("E-mail", email)
        hands.keys("Tab")
        hands.type(partner, hands.focus())
        hands.click("Maak uitnodiging")
        hands.wait(lambda: self.sees(f"Uitnodiging voor {name}"), "the invitation")
        if picture:
            pause(400)
            self._camera.take(self.window, picture)
        shown = next(one for one in visible(QLabel) if one.accessibleName().startswith("Code: "))
        code: str = shown.text()  # type: ignore[attr-defined]
        hands.click("Klaar")
        return code

    def merge(self, picture: str) -> None:
        """S19: keep what this laptop has of one field, and both of the other."""
        hands = self._hands
        hands.keys("Ctrl+G")
        hands.keys("M")
        hands.find("Beslis later")
        pause(400)
        hands.keys("Left")
        hands.keys("Return")
        hands.keys("B")
        pause(200)
        self._camera.take(self.window, picture)
        hands.keys("Ctrl+Return")
        hands.wait(lambda: self.sees("Niets te beslissen"), "all is decided")

    def sees(self, words: str) -> bool:
        """Tell whether some visible label or button holds these words."""
        shown = (*visible(QLabel), *visible(QAbstractButton))
        return any(words in one.text() for one in shown)  # type: ignore[attr-defined]

    def _begin(self) -> None:
        self._program = self._make()
        self._program.begin()
