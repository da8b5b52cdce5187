"""Qt's questions: plain text, our words, cancelling is no."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.ui.ask import QtAsk, Question, ValueDialog
from workshop_app.ui.surroundings import Surroundings

QUESTION = Question(
    "Void", "Void <b>Ani</b>?", "The history keeps it.", "Void & tell", "Keep", True
)


@pytest.fixture
def qt_ask(qtbot: QtBot, surroundings: Surroundings) -> QtAsk:
    parent = QWidget()
    qtbot.addWidget(parent)
    return QtAsk(parent, surroundings)


@pytest.mark.parametrize(("button", "agreed"), [("Void && tell", True), ("Keep", False)])
def test_one_question_with_its_consequences(qt_ask: QtAsk, button: str, agreed: bool) -> None:
    seen: list[tuple[str, str, Qt.TextFormat, str]] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        default = box.defaultButton()
        assert default is not None
        seen.append((box.text(), box.informativeText(), box.textFormat(), default.text()))
        next(b for b in box.buttons() if b.text() == button).click()

    QTimer.singleShot(0, press)
    assert qt_ask.confirm(QUESTION) is agreed
    expected = ("Void <b>Ani</b>?", "The history keeps it.", Qt.TextFormat.PlainText, "Keep")
    assert seen == [expected]


def test_a_dialog_gives_its_value_only_when_accepted(qt_ask: QtAsk) -> None:
    for accept, value in ((True, 7), (False, None)):
        dialog = ValueDialog()
        dialog.value = 7
        QTimer.singleShot(0, dialog.accept if accept else dialog.reject)
        assert qt_ask.gather(dialog) == value


@pytest.mark.parametrize(
    ("typed", "path"),
    [("", None), ("/d/a", Path("/d/a.pdf")), ("/d/a.PDF", Path("/d/a.PDF"))],
)
def test_a_saved_file_gets_its_suffix(
    qt_ask: QtAsk, monkeypatch: pytest.MonkeyPatch, typed: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, ""))
    assert qt_ask.save_file("Save", "PDF", "*.pdf", Path("/d/x.pdf")) == path


def test_files_and_folders(qt_ask: QtAsk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/d/a.workshop", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (["/d/a", "/d/b"], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert qt_ask.open_file("Open", "Workshops", "*.workshop", Path("/d")) == Path("/d/a.workshop")
    assert len(qt_ask.open_files("Open", "Workshops", "*.workshop", Path("/d"))) == 2
    assert qt_ask.folder("Choose", Path("/d")) is None
