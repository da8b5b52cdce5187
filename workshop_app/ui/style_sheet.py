"""The one style sheet, with $names for the colours and text sizes that `theme` puts in.

Roles are dynamic properties: `role` on labels, `kind` on buttons, `card`, `big`, `tone`. A focus border
of two pixels takes one pixel of padding away, so that nothing jumps.
"""

from typing import Final

STYLE_SHEET: Final = """
* { outline: 0; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[page="true"] { background: $bg; }
QLabel { background: transparent; }
QLabel[role="display"] { font-size: $f28; font-weight: 600; }
QLabel[role="h1"] { font-size: $f20; font-weight: 600; }
QLabel[role="h2"] { font-size: $f15; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $f12; }
QLabel[role="caps"] { color: $muted; font-size: $f12; font-weight: 500; }
QLabel[role="field"] { color: $muted; font-size: $f12; font-weight: 500; }
QLabel[role="big"] { font-size: $f34; font-weight: 600; }
QLabel[role="bad"] { color: $bad; font-size: $f12; }
QLabel[role="warn"] { color: $warn; font-size: $f12; }

QLabel[chip="true"] { border-radius: $chip_radius; padding: 3px 11px; min-height: $chip_line;
  max-height: $chip_line; font-weight: 500; font-size: $f12; }
QLabel[tone="ok"] { background: $ok_soft; color: $ok; }
QLabel[tone="warn"] { background: $warn_soft; color: $warn; }
QLabel[tone="bad"] { background: $bad_soft; color: $bad; }
QLabel[tone="info"] { background: $primary_soft; color: $primary; }
QLabel[tone="neutral"] { background: $sunken; color: $muted; }

QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[card="sunken"] { background: $sunken; border: 1px solid $border; border-radius: 10px; }
QFrame[rule="true"] { background: $border; border: 0; min-height: 1px; max-height: 1px; }

QFrame#rail { background: $rail; border: 0; }
QFrame#rail QLabel { color: $rail_text; font-size: $f12; }
QFrame#rail QLabel[role="h2"] { color: $rail_on; font-size: $f15; }
QFrame#rail QScrollArea { background: transparent; border: 0; }
QFrame#rail QPushButton { color: $rail_text; background: transparent; border: 1px solid transparent;
  border-radius: 8px; padding: 8px 10px; text-align: left; font-weight: 500; }
QFrame#rail QPushButton:hover { background: $rail_selected; }
QFrame#rail QPushButton:checked { background: $rail_selected; color: $rail_on; font-weight: 600; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_text; padding: 7px 9px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox {
  background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 7px 10px;
  selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QDateEdit:hover,
QTimeEdit:hover, QSpinBox:hover { border-color: $muted; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus,
QTimeEdit:focus, QSpinBox:focus { border: 2px solid $primary; padding: 6px 9px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled,
QDateEdit:disabled { color: $muted; background: $sunken; border-color: $border; }
QLineEdit[big="true"] { font-size: $f18; padding: 11px 12px; border-radius: 10px; }
QLineEdit[big="true"]:focus { padding: 10px 11px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $bad; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 26px;
  subcontrol-origin: padding; subcontrol-position: center right; }
QDateEdit::up-button, QTimeEdit::up-button, QDateEdit::down-button, QTimeEdit::down-button {
  border: 0; width: 0; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $strong; padding: 4px;
  selection-background-color: $primary_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 2px 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $primary_soft; color: $text; }

QPushButton { background: $surface; border: 1px solid $strong; border-radius: 8px;
  padding: 7px 15px; font-weight: 500; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $primary; padding: 6px 14px; }
QPushButton:disabled { color: $faint; background: $sunken; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; border: 1px solid $primary; color: $on_primary;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 6px 14px; }
QPushButton[kind="primary"]:disabled { color: $faint; background: $sunken; border-color: $border; }
QPushButton[kind="danger"] { background: $bad; border: 1px solid $bad; color: $on_bad;
  font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; padding: 6px 14px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $primary;
  padding: 4px 8px; }
QPushButton[kind="link"]:hover { background: $primary_soft; }
QPushButton[kind="link"]:focus { border: 2px solid $primary; padding: 3px 7px; }
QPushButton[kind="link"]:disabled { color: $faint; }
QPushButton[kind="choice"] { border-radius: 14px; min-height: 18px; padding: 4px 13px;
  color: $muted; border: 1px solid $edge; }
QPushButton[kind="choice"]:hover { background: $sunken; color: $text; }
QPushButton[kind="choice"]:checked { background: $primary_soft; border-color: $primary;
  color: $primary; }
QPushButton[kind="choice"]:focus { border: 2px solid $primary; padding: 3px 12px; }
QPushButton[kind="tile"] { background: $surface; border: 1px solid $border; border-radius: 10px;
  padding: 0; text-align: left; }
QPushButton[kind="tile"]:hover { border-color: $primary; background: $surface; }
QPushButton[kind="tile"]:focus { border: 2px solid $primary; }
QPushButton[kind="tile-primary"] { background: $primary; border: 1px solid $primary;
  border-radius: 10px; padding: 0; }
QPushButton[kind="tile-primary"]:hover { background: $primary_hover; }
QPushButton[kind="tile-primary"]:focus { border: 2px solid $text; }
QPushButton[kind="tile-primary"] QLabel { color: $on_primary; }

QCheckBox, QRadioButton { spacing: 9px; padding: 3px; border: 1px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $primary; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $edge;
  border-radius: 5px; background: $surface; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $primary; border-color: $primary;
  image: url("$dash"); }
QRadioButton::indicator:checked { border: 5px solid $primary; width: 8px; height: 8px; }

QTableView, QListView, QTreeView { background: $surface; border: 0; gridline-color: $border;
  selection-background-color: $primary_soft; selection-color: $text; }
QListView::item:focus, QTableView::item:focus { border: 0; }
QListWidget[roomy="true"]::item { padding: 5px 7px; border: 1px solid transparent; border-radius: 6px; }
QListWidget[roomy="true"]::item:selected { background: $primary_soft; color: $text; }
QListWidget[roomy="true"]::item:selected:focus { border: 1px solid $primary; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0;
  border-bottom: 1px solid $border; padding: 8px 12px; font-weight: 600; font-size: $f12; }
QHeaderView#people-head::section { padding-left: 8px; }
QHeaderView#people-head::section:first { padding-left: 16px; }
QTableCornerButton::section { background: $surface; border: 0; }

QProgressBar { background: $sunken; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $primary; border-radius: 3px; }

QScrollArea, QScrollArea > QWidget > QWidget[page="true"] { background: $bg; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $strong; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; height: 0; width: 0; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $primary_soft; color: $primary; }
QMenu { background: $surface; border: 1px solid $strong; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $primary_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 6px; }

QStatusBar { background: $surface; border-top: 1px solid $border; color: $muted; }
QStatusBar QLabel { color: $muted; font-size: $f12; }
QStatusBar::item { border: 0; }
QToolTip { background: $text; color: $surface; border: 0; padding: 5px 8px; }
QSplitter::handle { background: transparent; }
QTabWidget::pane { border: 0; }
QTabBar::tab { padding: 8px 14px; border-bottom: 2px solid transparent; color: $muted; }
QTabBar::tab:selected { color: $primary; border-bottom-color: $primary; }
QTabBar::tab:focus { color: $text; }

QFrame[notice="done"] { background: $ok_soft; border: 1px solid $ok; border-radius: 10px; }
QFrame[notice="info"] { background: $primary_soft; border: 1px solid $primary; border-radius: 10px; }
QFrame[notice="warning"] { background: $warn_soft; border: 1px solid $warn; border-radius: 10px; }
QFrame[notice="error"] { background: $bad_soft; border: 1px solid $bad; border-radius: 10px; }
"""
