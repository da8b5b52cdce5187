"""The status line tells the truth about saving: where, when, shared with whom, last backup."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from workshop_app.domain.frozen import frozen
from workshop_app.domain.zones import local
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.labels import ElidedLabel, IconLabel, text_label, tip
from workshop_app.words.catalogue import Words


@frozen
class Saving:
    """What is known about an open file. `backup_failed` is about the last attempt."""

    path: Path
    zone: str
    now: datetime
    saved_at: datetime | None
    read_only: bool
    last_backup: datetime | None
    backup_failed: bool


class StatusLine(QStatusBar):
    """Left: where and when it was saved. Right: sharing and backup."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._icon = IconLabel(theme, "hard-drive", "ok", 16)
        self._left = ElidedLabel()
        self._right = text_label()
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(14, 3, 14, 3)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._left, 1)
        layout.addWidget(self._right)
        self.addWidget(row, 1)

    @property
    def said(self) -> str:
        """Everything it says now."""
        return f"{self._left.whole} · {self._right.text()}"

    def show_nothing_open(self, words: Words, version: str) -> None:
        """Say what holds while no workshop is open."""
        right = [words.t("No network needed"), words.t("Version {version}", version=version)]
        left = words.t("All files stay on this laptop")
        self._show(("hard-drive", "ok"), left, " · ".join(right))

    def show_saving(self, words: Words, saving: Saving) -> None:
        """Say how an open file is saved."""
        backup = backup_words(words, saving)
        symbol = ("triangle-alert", "warn") if saving.backup_failed else ("hard-drive", "ok")
        if saving.read_only:
            symbol = ("lock", "warn")
        right = [words.t("On this laptop only"), backup]
        self._show(symbol, saving_words(words, saving), " · ".join(right))
        self.setToolTip(tip(str(saving.path)))

    def _show(self, symbol: tuple[str, str], left: str, right: str) -> None:
        self._icon.set_icon(*symbol)
        self._left.setText(left)
        self._right.setText(right)
        self.setToolTip("")


def saving_words(words: Words, saving: Saving) -> str:
    """Word where the file lies and when its last change reached the disk."""
    name = saving.path.name
    if saving.read_only:
        return words.t("{file} is open for reading only; nothing can be changed", file=name)
    if saving.saved_at is None:
        return words.t("Saved on this laptop in {file} · no changes since it was opened", file=name)
    at = words.clock_seconds(saving.saved_at, saving.zone)
    return words.t("Saved on this laptop in {file} · {time}", file=name, time=at)


def backup_words(words: Words, saving: Saving) -> str:
    """Word when the last backup was made: the time today, the day otherwise."""
    if saving.backup_failed:
        return words.t("The last backup failed")
    if saving.last_backup is None:
        return words.t("No backup yet")
    made, today = local(saving.last_backup, saving.zone), local(saving.now, saving.zone)
    when = words.clock(saving.last_backup, saving.zone)
    if made.date() != today.date():
        when = f"{words.date(made.date())} {when}"
    return words.t("Last backup {time}", time=when)
