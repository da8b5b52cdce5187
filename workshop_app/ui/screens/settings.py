"""Settings of this laptop: who works here, language and look, where backups lie. All take effect at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workshop_app.ui.screens.base import Place
from workshop_app.ui.screens.settings_plans import PlansCard
from workshop_app.ui.shell.commands import LANGUAGES, SCHEMES, TEXT_SIZES
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.head import PageHead
from workshop_app.ui.widgets.labels import ElidedLabel, text_label
from workshop_app.ui.widgets.scroll import ScrollPage
from workshop_app.words.catalogue import mark

SOUNDS = (("on", mark("On")), ("off", mark("Off")))


class SettingsScreen(Place):
    """`choice_made` carries (name, value) of what is chosen or wanted here, as the menus do."""

    NAME, TITLE, ICON = "settings", mark("Settings"), "settings"

    choice_made = Signal(str, str)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self.setProperty("page", True)
        self.setAccessibleName(surroundings.words.t(self.TITLE))
        self._build()
        self._connect()

    def _build(self) -> None:
        t, value = self._surroundings.words.t, self._surroundings.settings.value
        page = ScrollPage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        context = t("They concern this laptop only and take effect at once.")
        page.body.addWidget(PageHead(t(self.TITLE), context))
        self.operator = QLineEdit(value.operator_name)
        self.desk = QLineEdit(value.desk)
        self.language = _choice(LANGUAGES, value.language, t)
        self.scheme = _choice(SCHEMES, value.scheme, t)
        self.text_size = _choice(TEXT_SIZES, value.text_size, t)
        self.sounds = _choice(SOUNDS, value.sounds, t)
        self.open_backups = Button(
            self._surroundings.theme, t("Open the folder"), icon="folder-open"
        )
        page.body.addWidget(self._who_card())
        page.body.addWidget(self._look_card())
        page.body.addWidget(self._backup_card())
        self.plans = PlansCard(self._surroundings)
        page.body.addWidget(self.plans)
        page.body.addStretch(1)

    def _who_card(self) -> Card:
        t = self._surroundings.words.t
        card = Card(t("Who works on this laptop"))
        explanation = t(
            "Name and desk stand beside every change, so that questions find the right person."
        )
        card.body.addWidget(text_label(explanation, "muted", wrap=True))
        self.operator.setPlaceholderText(t("Your name"))
        self.desk.setPlaceholderText(t("For example: Desk A"))
        rows = [(t("Name"), self.operator), (t("Desk"), self.desk)]
        card.body.addLayout(self._form(rows))
        code = t("Code of this laptop: {code}", code=self._surroundings.settings.value.device)
        card.body.addWidget(text_label(code, "small"))
        return card

    def _look_card(self) -> Card:
        t = self._surroundings.words.t
        card = Card(t("Language and look"))
        rows = [
            (t("Language"), self.language),
            (t("Colours"), self.scheme),
            (t("Text size"), self.text_size),
            (t("Sounds at the desk"), self.sounds),
        ]
        card.body.addLayout(self._form(rows))
        return card

    def _backup_card(self) -> Card:
        t, folders = self._surroundings.words.t, self._surroundings.folders
        card = Card(t("Backups"))
        explanation = t(
            "Made when a workshop is opened, every ten minutes with changes, and when it is closed. "
            "The last ten are kept, of older ones one a day."
        )
        card.body.addWidget(text_label(explanation, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(str(folders.backups)), 1)
        row.addWidget(self.open_backups)
        card.body.addLayout(row)
        return card

    def _form(self, rows: Sequence[tuple[str, QWidget]]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field in rows:
            field.setMaximumWidth(420)
            field.setAccessibleName(caption)
            name = text_label(caption)
            name.setMinimumHeight(field.sizeHint().height())
            name.setMinimumWidth(self._surroundings.theme.px(168))
            name.setBuddy(field)
            form.addRow(name, field)
        return form

    def _connect(self) -> None:
        self.operator.editingFinished.connect(self._on_operator_edited)
        self.desk.editingFinished.connect(self._on_operator_edited)
        self.language.activated.connect(self._on_language_activated)
        self.scheme.activated.connect(self._on_scheme_activated)
        self.text_size.activated.connect(self._on_text_size_activated)
        self._surroundings.theme.changed.connect(self._on_theme_changed)
        self.sounds.activated.connect(self._on_sounds_activated)
        self.open_backups.clicked.connect(self._on_open_backups_clicked)
        self.plans.import_requested.connect(self._on_plan_import_requested)

    def initial_focus(self) -> QWidget:
        """The name comes first."""
        return self.operator

    def showEvent(self, event: QShowEvent) -> None:
        self.plans.refresh()
        super().showEvent(event)

    def _on_plan_import_requested(self) -> None:
        self.choice_made.emit("import_plan", "")
        self.plans.refresh()

    def _on_operator_edited(self) -> None:
        self._surroundings.set_operator(self.operator.text(), self.desk.text())

    def _on_theme_changed(self) -> None:
        """Follow what was chosen in the menu."""
        value = self._surroundings.settings.value
        for box, chosen in ((self.scheme, value.scheme), (self.text_size, value.text_size)):
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _on_language_activated(self) -> None:
        self.choice_made.emit("language", self.language.currentData())

    def _on_scheme_activated(self) -> None:
        self.choice_made.emit("scheme", self.scheme.currentData())

    def _on_text_size_activated(self) -> None:
        self.choice_made.emit("text_size", self.text_size.currentData())

    def _on_sounds_activated(self) -> None:
        self._surroundings.settings.change(sounds=self.sounds.currentData())

    def _on_open_backups_clicked(self) -> None:
        folder = self._surroundings.folders.backups
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _choice(options: Sequence[tuple[str, str]], value: str, t: Callable[[str], str]) -> QComboBox:
    box = QComboBox()
    for key, text in options:
        box.addItem(t(text), key)
    box.setCurrentIndex(max(0, box.findData(value)))
    return box
