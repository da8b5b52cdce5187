"""Screens whose records carry photos and documents, shown in the form below its main fields."""

from PySide6.QtCore import QEvent, QObject

from workshop_app.actions.contributions import Contribution
from workshop_app.ui.screens.attachments_keeper import AttachmentsKeeper, Written
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.contribution_screen import ContributionScreen


class AttachedScreen(ContributionScreen):
    """A screen of contributions onto whose form files are dropped and pasted."""

    def _build(self) -> None:
        super()._build()
        self.attachments = AttachmentsPart(self.session.theme, self.session.words)
        folds = [fold for fold, _ in self.form.folds]
        column = self.form.column
        place = column.indexOf(folds[0]) if folds else column.count()
        column.insertWidget(place, self.attachments)

    def _connect(self) -> None:
        super()._connect()
        written = Written(self.KIND.KIND, self.draft, self.save)
        self.keeper = AttachmentsKeeper(self, self.attachments, written, self.form)
        self.form.things_given.connect(self.attachments.take)

    def accompany(self, record: Contribution | None) -> None:
        super().accompany(record)
        self.keeper.show_those_of(record)

    def settle(self) -> None:
        self.attachments.flush()
        super().settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return self.keeper.took(watched, event) or super().eventFilter(watched, event)
