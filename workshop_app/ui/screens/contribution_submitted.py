"""Below the form: the text as it was submitted, and how the text of now differs from it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.actions.submitted import as_it_stands
from workshop_app.domain.differences import differences
from workshop_app.domain.records import Challenge, Practice
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.difference import DifferenceView
from workshop_app.ui.widgets.fold import Fold
from workshop_app.ui.widgets.labels import text_label
from workshop_app.words.catalogue import Words


class SubmittedPart(QWidget):
    """Shown once a text was edited; it is for reading only."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._texts = ("", "")
        self.fold = Fold(theme, words.t("Text as submitted"))
        self.view = DifferenceView(theme, words.t("Text as submitted"))
        self.view.setMinimumHeight(theme.px(150))
        self.fold.body.addWidget(
            text_label(
                words.t("Struck through: as the agency gave it. Underlined: as it was edited."),
                "small",
                wrap=True,
            )
        )
        self.fold.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()
        self.fold.button.toggled.connect(self._on_fold_toggled)

    def show_record(self, record: Practice | Challenge | None) -> None:
        """Show the texts of a record; nothing for one that was never edited."""
        given = record.submitted if record else ""
        self._texts = (given, as_it_stands(record) if record else "")
        self.setVisible(bool(given) and given != self._texts[1])
        self._compare()

    def _compare(self) -> None:
        if self.fold.is_open:
            self.view.show_pieces(differences(*self._texts))

    def _on_fold_toggled(self) -> None:
        self._compare()
