"""Screens whose records carry photos and documents, shown in the form above what is linked."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent

from workshop_app.actions.contributions import Contribution
from workshop_app.ui.screens.attachments_keeper import AttachmentsKeeper
from workshop_app.ui.screens.attachments_part import AttachmentsPart
from workshop_app.ui.screens.contribution_links import LinkedScreen


class AttachedScreen(LinkedScreen):
    """A screen of linked records onto whose form files are dropped and pasted."""

    def _build(self) -> None:
        super()._build()
        self.attachments = AttachmentsPart(self.session.theme, self.session.words)
        self.form.setAcceptDrops(True)
        self.form.installEventFilter(self)
        place = self.form.column.indexOf(self.links_part)
        self.form.column.insertWidget(place, self.attachments)

    def _connect(self) -> None:
        super()._connect()
        self.keeper = AttachmentsKeeper(self, self.attachments)
        self.form.things_given.connect(self.attachments.take)

    def accompany(self, record: Contribution | None) -> None:
        super().accompany(record)
        self.keeper.show_those_of(record)

    def settle(self) -> None:
        self.attachments.flush()
        super().settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files may be dropped anywhere on the form."""
        if watched is self.form and isinstance(event, QDropEvent):  # a drag is one too, to Qt
            if event.type() == QEvent.Type.Drop:
                self.attachments.dropEvent(event)
            else:
                self.attachments.drag(event)
            return True
        return super().eventFilter(watched, event)
