"""The looks that somebody has made: which of them cannot be used and why, and the way to their folder."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.actions.themes import ThemeFile, begin_own, themes, themes_folder
from workshop_app.ui.session import Session
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import text_label, tip


class LookFiles(QWidget):
    """Reads the files of looks; `choices` are those that can be used."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        self._folder = themes_folder(session.surroundings.folders.data)
        self.note = text_label("", "warn", wrap=True)
        self.button = Button(session.theme, t("Own letterhead…"), kind="link", icon="folder-open")
        self.button.setToolTip(
            tip(t("Colours, logo and letterhead of the host are small files in a folder."))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.note)
        column.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.open_url = QDesktopServices.openUrl
        self.choices: list[tuple[str, str]] = []
        self.read()

    def read(self) -> None:
        """Read the files anew."""
        words = self._session.words
        found = themes(self._folder, words.language)
        self.choices = [(look.name, look.title) for look in found if look.problem is None]
        self.note.setText("\n".join(map(self._told, found)).strip())
        self.note.setVisible(bool(self.note.text()))

    def _told(self, look: ThemeFile) -> str:
        words = self._session.words
        if look.problem is None:
            return ""
        why = words.say(look.problem)
        return words.t("{name} cannot be used: {why}.", name=look.path.name, why=why)

    def _on_clicked(self) -> None:
        session, t = self._session, self._session.words.t
        example = session.attempt(lambda: begin_own(self._folder))
        if example is None:
            return
        session.notices.info(
            t("The folder with your letterheads was opened."),
            t("Change {name} there or copy it, then press F5 here.", name=example.name),
        )
        self.open_url(QUrl.fromLocalFile(str(self._folder)))
