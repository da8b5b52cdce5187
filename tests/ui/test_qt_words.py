"""Qt's own words come from our catalogue; what we do not know stays as Qt has it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import load_words
from workshop_app.ui.qt_words import KNOWN, QtWords


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords(load_words("id"), qapp)
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


def test_buttons_are_indonesian(qtbot: QtBot, indonesian: QtWords) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Yes | kinds.No)
    qtbot.addWidget(box)
    texts = [box.button(kind).text() for kind in (kinds.Save, kinds.Cancel, kinds.Yes, kinds.No)]
    assert texts == ["Simpan", "Batal", "Ya", "Tidak"]


def test_the_menu_of_a_field_is_indonesian(qtbot: QtBot, indonesian: QtWords) -> None:
    field = QLineEdit("x")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert {"Urungkan", "Salin", "Tempel"} <= set(texts)


def test_the_rest_stays_english(indonesian: QtWords) -> None:
    assert indonesian.translate("X", "Something rare") == "Something rare"
    assert not indonesian.isEmpty()


def test_each_word_is_translated(qapp: QApplication) -> None:
    words = load_words("id")
    same = [text for text in KNOWN if words.t(text) == text]
    # some words are the same in both languages
    assert set(same) <= {"OK", "Folder", "Printer"}
    assert isinstance(QtWords(words, QObject()), QtWords)
