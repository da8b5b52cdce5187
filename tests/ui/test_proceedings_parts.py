"""The parts of the proceedings: arranged, left out, written; from a record to its page and back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeAsk
from tests.ui.test_proceedings import BUILD_MS, built, text_of
from workshop_app.actions import records, templates
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.records import Agency, Practice, Settings
from workshop_app.ui.jobs import Jobs
from workshop_app.ui.screens.base import SCREEN_FITS
from workshop_app.ui.screens.overview_cards import ListLine
from workshop_app.ui.screens.proceedings import ProceedingsScreen
from workshop_app.ui.screens.proceedings_event import EventLines
from workshop_app.ui.session import Session
from workshop_app.ui.surroundings import Surroundings
from workshop_app.ui.widgets.pdf_view import Spotted


@pytest.fixture
def workshop(surroundings: Surroundings, tmp_path: Path) -> Workshop:
    """The sample without a foreword in English and without recommendations; its session closes it."""
    operator = surroundings.settings.value.operator
    made = templates.create(tmp_path / "documents" / "contoh.workshop", operator, "sample")
    records.change(
        made,
        Settings,
        made.settings.id,
        foreword_en="",
        recommendations="",
        recommendations_en="",
    )
    return made


@pytest.fixture
def screen(qtbot: QtBot, session: Session, jobs: Jobs, ask: FakeAsk) -> Iterator[ProceedingsScreen]:
    session.settings.change(report_language="id")
    made = ProceedingsScreen(session, jobs, ask)
    made.resize(1084, 730)
    qtbot.addWidget(made)
    built(qtbot, made)
    qtbot.waitUntil(lambda: bool(names(made)), timeout=BUILD_MS)
    yield made
    jobs.stop_all()


def names(screen: ProceedingsScreen) -> list[str]:
    parts = screen.parts
    return [parts.item(row).data(Qt.ItemDataRole.UserRole) for row in range(parts.count())]


def until_fresh(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    qtbot.waitUntil(lambda: screen.builder.is_fresh, timeout=BUILD_MS)


def said(screen: ProceedingsScreen, name: str) -> str:
    line = screen.parts.line(name)
    assert line is not None
    return line.spoken


def test_each_part_says_how_it_stands_and_where(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    qtbot.waitUntil(lambda: "page" in said(screen, "foreword"), timeout=BUILD_MS)
    assert said(screen, "foreword") == "Foreword, Ready, page 3"
    assert said(screen, "recommendations").startswith("Recommendations, Empty, Nothing")
    assert "Incomplete" in said(screen, "commitments")
    spoken = screen.parts.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == said(screen, names(screen)[1])


def test_a_part_that_is_chosen_leads_to_its_page(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    item = screen.parts.item(names(screen).index("commitments"))
    screen.parts.scrollToItem(item)
    qtbot.mouseClick(
        screen.parts.viewport(),
        Qt.MouseButton.LeftButton,
        pos=screen.parts.visualItemRect(item).center(),
    )
    spot = screen.builder.spots.of("part", "commitments")
    assert spot is not None and screen.pane.page == spot.page
    assert screen.part_card.isVisible() and screen.part_card.fields == {}
    assert "without a date" in screen.part_card.remarks.text()
    with qtbot.waitSignal(screen.open_requested) as opened:
        qtbot.mouseClick(screen.part_card.lead_button, Qt.MouseButton.LeftButton)
    assert opened.args[0] == "commitments"
    qtbot.mouseClick(screen.part_card.close_button, Qt.MouseButton.LeftButton)
    assert not screen.part_card.isVisible()


def test_left_out_by_the_space_bar_and_taken_in_again(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    screen.parts.choose("foreword")
    screen.parts.setFocus()
    qtbot.keyClick(screen.parts, Qt.Key.Key_Space)
    assert "-foreword" in session.workshop.settings.proceedings_parts
    until_fresh(qtbot, screen)
    assert "Kata pengantar" not in text_of(screen.builder.path)
    qtbot.waitUntil(lambda: said(screen, "foreword") == "Foreword, Left out", timeout=BUILD_MS)
    assert screen.left_card.reset_button.isVisible()

    session.undo()
    until_fresh(qtbot, screen)
    assert "Kata pengantar" in text_of(screen.builder.path)
    qtbot.waitUntil(lambda: "Ready" in said(screen, "foreword"), timeout=BUILD_MS)


def test_moved_by_keys_and_by_dragging_and_put_in_the_usual_order(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    before = names(screen)
    screen.parts.choose("matrix")
    screen.parts.setFocus()
    qtbot.keyClick(screen.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(screen) != before, timeout=BUILD_MS)
    assert names(screen).index("matrix") == names(screen).index("results") - 1
    assert screen.parts.current == "matrix"

    target = screen.parts.item(names(screen).index("commitments"))
    place = QPointF(screen.parts.visualItemRect(target).center()) - QPointF(0, 6)
    drop = QDropEvent(
        place,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    screen.parts.dropEvent(drop)
    qtbot.waitUntil(
        lambda: names(screen).index("matrix") == names(screen).index("commitments") - 1,
        timeout=BUILD_MS,
    )
    qtbot.mouseClick(screen.left_card.reset_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(screen) == before, timeout=BUILD_MS)
    assert session.workshop.settings.proceedings_parts == ()


def test_a_part_that_cannot_move_stays(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    before = names(screen)
    screen.parts.choose("cover")
    screen.parts.setFocus()
    qtbot.keyClick(screen.parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(screen) == before
    assert screen.parts.current == "cover"


def test_what_is_typed_is_saved_printed_and_undone(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    screen._on_part_chosen("recommendations")
    field = screen.part_card.fields["recommendations"]
    qtbot.keyClicks(field, "Sarannya tegas.")
    qtbot.waitUntil(
        lambda: session.workshop.settings.recommendations == "Sarannya tegas.", timeout=BUILD_MS
    )
    until_fresh(qtbot, screen)
    assert "Sarannya tegas." in text_of(screen.builder.path)

    session.undo()
    qtbot.waitUntil(lambda: field.toPlainText() == "", timeout=BUILD_MS)
    assert session.workshop.settings.recommendations == ""


def test_each_language_has_its_text(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    screen._on_part_chosen("foreword")
    card = screen.part_card
    before = session.workshop.settings.foreword
    assert card.fields["foreword"].toPlainText() == before
    qtbot.mouseClick(card.language_buttons["en"], Qt.MouseButton.LeftButton)
    field = card.fields["foreword"]
    assert field.toPlainText() == "" and "the other language is printed" in field.placeholderText()
    field.setPlainText("A word before.")
    screen.settle()
    settings = session.workshop.settings
    assert (settings.foreword, settings.foreword_en) == (before, "A word before.")
    assert not screen.unsaved


def test_the_legal_basis_is_one_entry_a_line(screen: ProceedingsScreen, session: Session) -> None:
    screen._on_part_chosen("introduction")
    card = screen.part_card
    assert list(card.fields) == ["background", "legal_basis", "purposes"]
    card.fields["legal_basis"].setPlainText("Satu\n\nDua")
    assert card.save()
    assert session.workshop.settings.legal_basis == ("Satu", "Dua")


def test_short_fields_are_saved_when_the_cursor_leaves_them(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    screen._on_part_chosen("closing")
    field = screen.part_card.lines.fields["signer_name"]
    field.setText("Wulan Prabaswari")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.workshop.settings.signer_name == "Wulan Prabaswari"
    session.undo()
    assert field.text() == session.workshop.settings.signer_name != "Wulan Prabaswari"

    screen._on_part_chosen("cover")
    title = screen.part_card.lines.fields["title"]
    before = title.text()
    title.setText("")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert title.text() == before  # a workshop has a title
    assert session.notices.latest is not None


def event_of(screen: ProceedingsScreen) -> EventLines:
    """The card of the cover, with host and days."""
    screen._on_part_chosen("cover")
    event = screen.part_card.occasion
    assert event is not None
    return event


def test_host_and_days_are_edited_on_the_card_of_the_cover(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    event = event_of(screen)
    other = next(
        a for a in session.workshop.read.all(Agency) if a.id != session.workshop.settings.host_id
    )
    event.host.setFocus()
    event.host.clear()
    qtbot.keyClicks(event.host, other.short_name)
    qtbot.keyClick(event.host, Qt.Key.Key_Return)
    assert session.workshop.settings.host_id == other.id
    first, last = event.days["starts_on"].line, event.days["ends_on"].line
    type_over(qtbot, last, "2 April 2026")
    type_over(qtbot, first, "1 April 2026")
    settings = session.workshop.settings
    assert (settings.starts_on, settings.ends_on) == (date(2026, 4, 1), date(2026, 4, 2))
    type_over(qtbot, first, "8 April 2026")
    settings = session.workshop.settings
    assert (settings.starts_on, settings.ends_on) == (date(2026, 4, 8), date(2026, 4, 9))
    assert last.text() == session.words.date(date(2026, 4, 9))
    until_fresh(qtbot, screen)
    assert "8–9 April 2026" in text_of(screen.builder.path)
    session.undo()
    assert first.text() == session.words.date(date(2026, 4, 1))
    type_over(qtbot, last, "")
    assert session.workshop.settings.ends_on is None


@pytest.mark.parametrize("typed", ["kapan-kapan", "1 Januari 1999"])
def test_what_is_no_last_day_is_told_and_changes_nothing(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, typed: str
) -> None:
    event, before = event_of(screen), session.workshop.settings
    type_over(qtbot, event.days["ends_on"].line, typed)
    assert session.notices.latest is not None
    assert session.workshop.settings == before
    shown = session.words.date(before.ends_on) if before.ends_on else ""
    assert event.days["ends_on"].line.text() == shown
    assert screen.part_card.save()


def type_over(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Put other words into a field, as somebody would, and leave it."""
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_words_of_others_come_in_but_not_over_what_is_typed(
    screen: ProceedingsScreen, session: Session
) -> None:
    screen._on_part_chosen("closing")
    field = screen.part_card.fields["closing"]
    ws = session.workshop
    records.change(ws, Settings, ws.settings.id, closing="Dari laptop lain")
    assert field.toPlainText() == "Dari laptop lain"
    field.setPlainText("Sedang diketik")
    records.change(ws, Settings, ws.settings.id, closing="Lagi dari lain")
    assert field.toPlainText() == "Sedang diketik"


def test_a_hint_tells_what_may_name_somebody(qtbot: QtBot, screen: ProceedingsScreen) -> None:
    screen._on_part_chosen("closing")
    screen.part_card.fields["closing"].setPlainText("Hubungi 0812-3456-7890 segera.")
    hint = screen.part_card.hints["closing"]
    qtbot.waitUntil(lambda: "0812-3456-7890" in hint.text(), timeout=BUILD_MS)


def test_what_an_english_book_prints_in_indonesian_is_listed_and_leads_there(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    screen.language.set_value("en")
    screen.language.activated.emit(screen.language.currentIndex())

    def lines() -> dict[str, ListLine]:
        """The first of them says for all what is the matter."""
        some = [line for line in screen.checks.lines if line.icon == "languages"]
        assert [line.title for line in some[:1]] in ([], ["In Indonesian, as typed"])
        return {(line.details or (line.title,))[0]: line for line in some}

    told = "Foreword"
    qtbot.waitUntil(lambda: told in lines(), timeout=BUILD_MS)
    practices = lines()["7 good practices"]
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.checks.place_chosen.emit(practices.place)
    assert opened.args[:2] == ["practices", "practice"]
    screen.checks.place_chosen.emit(lines()[told].place)
    assert screen.part_card.name == "foreword" and screen.part_card.language == "en"
    screen.part_card.fields["foreword"].setPlainText("A word before the rest of the book.")
    screen.settle()
    qtbot.waitUntil(lambda: told not in lines(), timeout=BUILD_MS)


def test_looks_are_kept_in_the_workshop(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    options = screen.options
    for combo, value in ((options.folio, "dashes"), (options.names, "names")):
        combo.set_value(value)
        combo.activated.emit(combo.currentIndex())
    settings = session.workshop.settings
    assert (settings.proceedings_folio, settings.proceedings_names) == ("dashes", True)
    session.undo()
    assert options.names.value == ""
    until_fresh(qtbot, screen)
    assert "- 1 -" in text_of(screen.builder.path)


def test_from_a_page_to_its_record_and_back(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    practice = next(
        p for p in session.workshop.read.all(Practice) if screen.builder.spots.of("practice", p.id)
    )
    spot = screen.builder.spots.of("practice", practice.id)
    assert spot is not None
    screen.show_record("practice", practice.id)
    assert screen.pane.page == spot.page
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.pane.view.opened.emit(Spotted(spot.page, QPointF(200, spot.top + 20)))
    assert opened.args == ["practices", "practice", practice.id]
    screen.pane.view.pointed.emit(Spotted(spot.page, QPointF(200, spot.top + 20)))
    assert screen.parts.current == "results"
    screen.pane.view.opened.emit(Spotted(3, QPointF(200, 300)))
    assert screen.part_card.name == "foreword"


def test_what_somebody_reads_stays_in_view_when_earlier_pages_grow(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    found = [screen.builder.spots.of("practice", p.id) for p in session.workshop.read.all(Practice)]
    spot = max(each for each in found if each)
    screen.pane.view.put_upper(spot.page, spot.top - 5 + 20)
    long = "\n".join(["Sebuah kata pengantar yang panjang sekali. " * 30] * 8)
    records.change(session.workshop, Settings, session.workshop.settings.id, foreword=long)
    until_fresh(qtbot, screen)

    after = screen.builder.spots.of("practice", spot.name)
    assert after is not None and after.page > spot.page
    page, top = screen.pane.view.upper
    assert page == after.page and abs(top - (after.top + 15)) < 3


def test_a_record_that_is_not_printed_is_told(screen: ProceedingsScreen, session: Session) -> None:
    screen.show_record("practice", "nobody")
    assert session.notices.latest is not None
    assert "not printed" in session.notices.latest.message


def test_a_warning_leads_to_its_record(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session
) -> None:
    practice = session.workshop.read.all(Practice)[0]
    records.change(session.workshop, Practice, practice.id, action=f"{practice.action} \U00013000")
    until_fresh(qtbot, screen)
    titles: list[str] = []

    def told() -> bool:
        titles[:] = [line.title for line in screen.checks.lines if "U+13000" in line.title]
        return bool(titles)

    qtbot.waitUntil(told, timeout=BUILD_MS)
    place = next(line.place for line in screen.checks.lines if line.title in titles)
    assert place is not None
    assert (place.screen, place.record_id) == ("practices", practice.id)


def test_own_letterheads_are_a_file_away_and_a_wrong_one_says_why(
    qtbot: QtBot, screen: ProceedingsScreen, session: Session, surroundings: Surroundings
) -> None:
    options, opened = screen.options, list[str]()

    def open_url(url: QUrl | str) -> bool:
        opened.append(QUrl(url).toLocalFile())
        return True

    options.looks.open_url = open_url
    folder = surroundings.folders.data / "themes"
    qtbot.mouseClick(options.looks.button, Qt.MouseButton.LeftButton)
    assert opened == [str(folder)] and session.notices.latest is not None
    [example] = folder.glob("*.toml")
    screen.make_anew()
    assert options.theme.findData(example.stem) >= 0 and options.looks.note.isHidden()
    options.theme.set_value(example.stem)
    options.theme.activated.emit(options.theme.currentIndex())
    assert session.workshop.settings.proceedings_theme == example.stem
    example.write_text('accent = "#FFFF00"\n')
    screen.make_anew()
    assert "too pale" in options.looks.note.text()
    assert options.theme.value == example.stem and "cannot be used" in options.theme.currentText()
    qtbot.waitUntil(lambda: screen.builder.error is not None, timeout=BUILD_MS)
    assert "too pale" in screen.pages.status.text()


def test_no_card_is_wider_than_its_panel_in_the_smallest_window(
    qtbot: QtBot, screen: ProceedingsScreen, surroundings: Surroundings
) -> None:
    surroundings.theme.set_text_size("largest")
    screen.resize(SCREEN_FITS)
    for part in ("cover", "introduction", "results", "closing"):
        screen._on_part_chosen(part)
        qtbot.waitUntil(lambda: screen.side.horizontalScrollBar().maximum() == 0)
