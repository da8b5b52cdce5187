"""Every action: undo gives every table back, redo again what was there after it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.builders import ANI, BUDI, Small, open_workshop, small
from tests.helpers.copies import copy_of
from workshop_app.actions import (
    clearing,
    desk,
    duplicates,
    evaluation,
    evaluation_import,
    guarding,
    merging,
    records,
    signatures,
)
from workshop_app.actions.evaluation import FilledForm
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.attendance import ATTENDANCE
from workshop_app.domain.changes import ChangeSet, Label, label
from workshop_app.domain.errors import (
    ChangedSince,
    NothingToRedo,
    NothingToUndo,
    RecordMissing,
)
from workshop_app.domain.records import (
    KINDS,
    WORKSHOP_RECORD,
    Agency,
    Answer,
    Attachment,
    Challenge,
    Comment,
    Commitment,
    Duplicate,
    GuardDecision,
    Minute,
    Person,
    PlanAction,
    Practice,
    Question,
    Response,
    Session,
    Settings,
    Signature,
    Strategy,
)
from workshop_app.store import care, projection, tables

Act = Callable[[Small], object]
Tables = dict[str, set[tuple[object, ...]]]


def _tables(ws: Workshop) -> Tables:
    """Return what the tables say, but not who wrote it last: undo is a change of its own.

    Facts of attendance only grow; whether each counts is what undo changes.
    """
    found: Tables = {}
    for table, rows in projection.contents(ws.file.connection).items():
        if table in KINDS:
            told = ws.file.connection.execute(f"PRAGMA table_info({table})")
            names = [row[1] for row in told if row[1] != "nr"]
            kept = [n for n, name in enumerate(names) if name not in ("changed_at", "changed_by")]
            deleted = names.index("deleted")
            found[table] = {tuple(row[n] for n in kept) for row in rows if not row[deleted]}
            assert set(tables.columns(KINDS[table])) == set(names)
        elif table not in (ATTENDANCE, "attendance_void"):
            found[table] = set(rows)
    deleted_lists = {
        table: {row for row in rows if _is_living(ws, table, str(row[0]))}
        for table, rows in found.items()
        if table in tables.list_tables()
    }
    return {**found, **deleted_lists}


def _label(ws: Workshop) -> Label | None:
    return ws.undo_label  # a call, so that a type checker does not take it for a constant


def _is_living(ws: Workshop, list_table: str, record_id: str) -> bool:
    kind = next(k for k in KINDS.values() if list_table.startswith(k.KIND + "_"))
    record = ws.read.get(kind, record_id)
    return record is not None and not record.deleted


def _check_in_all(made: Small) -> None:
    desk.check_in_all(made.ws, [made.person, made.other_person])


def _void(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    desk.void_check_in(made.ws, made.person, reason="keliru")


def _check_out(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    desk.check_out(made.ws, made.person)


def _sign(made: Small) -> str:
    return signatures.sign(made.ws, made.person, [[(1, 2), (30, 40)]], 400, 150)


def _sign_again(made: Small) -> None:
    _sign(made)
    signatures.sign(made.ws, made.person, [[(5, 6), (7, 8)]], 400, 150)


def _remove_signature(made: Small) -> None:
    records.remove(made.ws, Signature, _sign(made))


def _restore(made: Small) -> None:
    records.remove(made.ws, Practice, made.practice)
    records.restore(made.ws, Practice, made.practice)


def _several(made: Small) -> None:
    with made.ws.operation(label("several")) as op:
        agency = op.add(Agency, short_name="Baru")
        op.change(Person, made.person, agency_id=agency, note="x")
        op.change(Person, made.person, note="y")
        op.remove(Challenge, made.challenge)
        op.change(Practice, made.practice, action="Kami menutup posko.", strategies=())


def _decision(made: Small, choice: str = "let-stand") -> None:
    records.add(
        made.ws, GuardDecision, record_kind="practice", record_id=made.practice, field="action",
        finding="phone", digest="abcdef", decision=choice,
    )  # fmt: skip


def _changed_decision(made: Small) -> None:
    _decision(made)
    [decision] = made.ws.read.all(GuardDecision)
    records.change(made.ws, GuardDecision, decision.id, decision="withheld", reason="dipanggil")


def _removed_decision(made: Small) -> None:
    _decision(made, "withheld")
    _decision(made)
    records.remove(made.ws, GuardDecision, made.ws.read.all(GuardDecision)[0].id)


def _other_verdict(made: Small) -> None:
    joined = duplicates.join_people(made.ws, made.person, made.other_person)
    records.change(made.ws, Duplicate, joined, verdict="different")


def _join_and_take_apart(made: Small) -> None:
    desk.check_in(made.ws, made.person)
    duplicates.take_apart(made.ws, duplicates.join_people(made.ws, made.person, made.other_person))


def _clear(made: Small) -> None:
    clearing.clear(made.ws, Practice, made.practice, agency_id=made.agency, person="Sekar")


def _clear_again(made: Small) -> None:
    _clear(made)
    records.change(made.ws, Practice, made.practice, title="Lain")
    _clear(made)


def _withhold(made: Small) -> None:
    _clear(made)
    clearing.withhold(made.ws, Practice, made.practice)


def _replace_finding(made: Small) -> None:
    records.change(made.ws, Practice, made.practice, action="Hubungi 0841-0000-0137.")
    [finding] = guarding.Guard(made.ws).findings()
    guarding.replace(made.ws, finding)


def _adopt_form_again(made: Small) -> None:
    evaluation.adopt_form(made.ws)
    records.remove(made.ws, Question, "satisfaction-time")
    evaluation.adopt_form(made.ws)


def _hand_in(made: Small) -> None:
    open_question = evaluation.add_question(made.ws, kind="open-text", text="Apa saja?")
    form = FilledForm(answers={made.question: 3}, texts={open_question: "Bagus."})
    evaluation.add_form(made.ws, form)


def _move_question(made: Small) -> None:
    evaluation.add_question(made.ws, text="Ruangan nyaman.")
    evaluation.move_question(made.ws, made.question, 1)


def _import_forms(made: Small) -> None:
    source = evaluation_import.open_text("Materi mudah dipahami.\tLain\n4\tx\n3\ty\n")
    options = evaluation_import.FormOptions("satisfaction")
    plan = evaluation_import.preview_forms(made.ws, source, options)
    assert evaluation_import.apply_forms(made.ws, plan) == 2


ACTIONS: dict[str, Act] = {
    "check-in": lambda m: desk.check_in(m.ws, m.person),
    "check-in to a session": lambda m: desk.check_in(m.ws, m.person, session_id=m.session),
    "check-in of several": _check_in_all,
    "void": _void,
    "walk-in": lambda m: desk.add_walk_in(m.ws, name="Puspa", agency_id=m.agency),
    "add agency": lambda m: records.add(m.ws, Agency, short_name="X", aliases=("Y",)),
    "add person": lambda m: records.add(m.ws, Person, name="Puspa", agency_id=m.agency),
    "add session": lambda m: records.add(m.ws, Session, title="Jeda", kind="break"),
    "add strategy": lambda m: records.add(m.ws, Strategy, title="Kedua", number=2),
    "add practice": lambda m: records.add(
        m.ws, Practice, title="P", action="Teks.", strategies=(m.strategy,), agency_id=m.agency
    ),
    "add challenge": lambda m: records.add(m.ws, Challenge, title="T", support_from=(m.agency,)),
    "add commitment": lambda m: records.add(m.ws, Commitment, description="K", due="2023-06-30"),
    "add minute": lambda m: records.add(m.ws, Minute, kind="point", text="Butir."),
    "add answer": lambda m: records.add(
        m.ws, Answer, practice_id=m.practice, challenge_id=m.challenge
    ),
    "add attachment": lambda m: records.add(
        m.ws, Attachment, record_kind="practice", record_id=m.practice, sha256="cd" * 32
    ),
    "change settings": lambda m: records.change(
        m.ws, Settings, WORKSHOP_RECORD, title="Lain", starts_on=date(2023, 3, 29), foreword="Kata."
    ),
    "change agency": lambda m: records.change(
        m.ws, Agency, m.agency, short_name="Z", expected=None
    ),
    "change person": lambda m: records.change(m.ws, Person, m.person, name="Lain", sex=""),
    "change session": lambda m: records.change(m.ws, Session, m.session, kind="other", starts=None),
    "add plan_action": lambda m: records.add(
        m.ws, PlanAction, title="Melatih", strategy_id=m.strategy, responsible=(m.agency,)
    ),
    "change plan_action": lambda m: records.change(
        m.ws, PlanAction, m.plan_action, responsible=(m.other_agency,), target="2026"
    ),
    "remove plan_action": lambda m: records.remove(m.ws, PlanAction, m.plan_action),
    "change strategy": lambda m: records.change(m.ws, Strategy, m.strategy, title="Lain"),
    "change practice": lambda m: records.change(
        m.ws, Practice, m.practice, action="Kami, sejak 2021, membuka dua posko.", strategies=()
    ),
    "change challenge": lambda m: records.change(m.ws, Challenge, m.challenge, level="high"),
    "change commitment": lambda m: records.change(m.ws, Commitment, m.commitment, description="L"),
    "change minute": lambda m: records.change(m.ws, Minute, m.minute, kind="point", text="Lain."),
    "change answer": lambda m: records.change(m.ws, Answer, m.answer, note="x"),
    "change attachment": lambda m: records.change(m.ws, Attachment, m.attachment, caption="x"),
    "remove agency": lambda m: records.remove(m.ws, Agency, m.agency),
    "remove person": lambda m: records.remove(m.ws, Person, m.person),
    "remove session": lambda m: records.remove(m.ws, Session, m.session),
    "remove strategy": lambda m: records.remove(m.ws, Strategy, m.strategy),
    "remove practice": lambda m: records.remove(m.ws, Practice, m.practice),
    "remove challenge": lambda m: records.remove(m.ws, Challenge, m.challenge),
    "remove commitment": lambda m: records.remove(m.ws, Commitment, m.commitment),
    "remove minute": lambda m: records.remove(m.ws, Minute, m.minute),
    "remove answer": lambda m: records.remove(m.ws, Answer, m.answer),
    "remove attachment": lambda m: records.remove(m.ws, Attachment, m.attachment),
    "restore": _restore,
    "several at once": _several,
    "add duplicate": lambda m: duplicates.join_people(m.ws, m.person, m.other_person, unit="Biro"),
    "change duplicate": _other_verdict,
    "remove duplicate": _join_and_take_apart,
    "check-out": _check_out,
    "in place of another": lambda m: desk.represent(
        m.ws, m.person, name="Puspa", sex="female", note="Diwakili Puspa"
    ),
    "in place of another, listed": lambda m: desk.represent(
        m.ws, m.person, person_id=m.other_person, note="Diwakili Wira"
    ),
    "add signature": _sign,
    "change signature": _sign_again,
    "remove signature": _remove_signature,
    "add guard_decision": _decision,
    "change guard_decision": _changed_decision,
    "remove guard_decision": _removed_decision,
    "clear": _clear,
    "clear once more": _clear_again,
    "withhold": _withhold,
    "review": lambda m: clearing.review(m.ws, Challenge, m.challenge),
    "replace a finding": _replace_finding,
    "add question": lambda m: records.add(m.ws, Question, text="Ruangan nyaman.", position=2),
    "change question": lambda m: records.change(m.ws, Question, m.question, text="Lain."),
    "remove question": lambda m: records.remove(m.ws, Question, m.question),
    "add response": lambda m: records.add(m.ws, Response, answers=(f"{m.question}: 3",)),
    "change response": lambda m: records.change(m.ws, Response, m.response, answers=()),
    "remove response": lambda m: records.remove(m.ws, Response, m.response),
    "add comment": lambda m: records.add(
        m.ws, Comment, question_id=m.question, response_id=m.response, text="Bagus."
    ),
    "change comment": lambda m: records.change(m.ws, Comment, m.comment, visibility="public"),
    "remove comment": lambda m: records.remove(m.ws, Comment, m.comment),
    "shipped form": lambda m: evaluation.adopt_form(m.ws),
    "shipped form again": _adopt_form_again,
    "hand in a form": _hand_in,
    "take a form away": lambda m: evaluation.remove_form(m.ws, m.response),
    "move a question": _move_question,
    "words of the scale": lambda m: evaluation.set_scale(m.ws, {"en": ("a", "b", "c", "d")}),
    "print an open answer": lambda m: evaluation.show_comment(m.ws, m.comment, public=True),
    "import of forms": _import_forms,
    "keep apart": lambda m: duplicates.keep_apart(m.ws, m.person, m.other_person),
}


def test_every_kind_is_added_changed_and_removed_here() -> None:
    for what in ("add", "change", "remove"):
        named = {name.removeprefix(what + " ") for name in ACTIONS if name.startswith(what + " ")}
        kinds = set(KINDS) - {"workshop"} | ({"settings"} if what == "change" else set())
        assert named == kinds


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS.keys())
def test_undo_restores_every_table_and_redo_does_it_again(tmp_path: Path, act: Act) -> None:
    made = small(tmp_path)
    ws = made.ws
    made.ws.forget_steps()
    told: list[ChangeSet] = []
    begun = _tables(ws)
    act(made)
    ws.listen(told.append)
    after = _tables(ws)
    assert (after == begun) == (act in (_restore, _void, _remove_signature))
    name = ws.undo_label
    states = [after]
    while _label(ws) is not None:
        undone = ws.undo()
        states.append(_tables(ws))
        assert ws.redo_label == undone
    assert states[-1] == begun
    for state in reversed(states[:-1]):
        ws.redo()
        assert _tables(ws) == state
    assert _label(ws) == name
    ws.undo()
    assert _tables(ws) == states[1]
    ws.redo()
    assert _tables(ws) == after
    assert len(told) == 2 * len(states[1:]) + 2
    assert not care.projection_differences(ws.file)
    ws.close()
    again = open_workshop(ws.path)
    assert _tables(again) == after
    assert again.undo_label is None
    again.close()


@pytest.mark.parametrize("act", ACTIONS.values(), ids=ACTIONS.keys())
def test_each_action_is_one_named_step_and_one_change_set(tmp_path: Path, act: Act) -> None:
    made = small(tmp_path)
    made.ws.forget_steps()
    told: list[ChangeSet] = []
    made.ws.listen(told.append)
    act(made)
    assert told
    assert made.ws.undo_label == told[-1].label
    for changes in told:
        assert changes.touched and all(changes.touched.values())
        text = changes.label.text.format(**changes.label.values)
        assert text and "{" not in text
    steps = 0
    while _label(made.ws) is not None:
        made.ws.undo()
        steps += 1
    assert len(told) == 2 * steps
    made.ws.close()


def test_a_long_chain_of_undo_and_redo(tmp_path: Path) -> None:
    made = small(tmp_path)
    desk.check_in(made.ws, made.person)
    for _ in range(120):
        made.ws.undo()
        assert not desk.present_events(made.ws, made.person)
        made.ws.redo()
        assert desk.present_events(made.ws, made.person)
    assert not care.projection_differences(made.ws.file)
    made.ws.close()


def test_nothing_to_undo_or_redo_says_so(tmp_path: Path) -> None:
    made = small(tmp_path)
    made.ws.forget_steps()
    with pytest.raises(NothingToUndo):
        made.ws.undo()
    with pytest.raises(NothingToRedo):
        made.ws.redo()
    records.add(made.ws, Agency, short_name="X")
    made.ws.undo()
    records.add(made.ws, Agency, short_name="Y")  # a new step: what was undone cannot return
    with pytest.raises(NothingToRedo):
        made.ws.redo()
    made.ws.close()


def test_an_action_that_changes_nothing_is_no_step(tmp_path: Path) -> None:
    made = small(tmp_path)
    made.ws.forget_steps()
    told: list[ChangeSet] = []
    made.ws.listen(told.append)
    records.change(made.ws, Agency, made.agency, short_name=" BUL ", expected="3")
    records.restore(made.ws, Agency, made.agency)
    assert desk.check_in_all(made.ws, []) == 0
    assert made.ws.undo_label is None
    assert told == []
    made.ws.close()


# --- other people's work -----------------------------------------------------------------------------


def _merge_from_budi(made: Small, change: Callable[[Workshop], object], folder: Path) -> None:
    other = copy_of(made.ws, folder / "budi.workshop", BUDI)
    change(other)
    other.close()
    merging.merge(made.ws, other.path)


def test_a_field_that_a_colleague_wrote_since_is_not_undone(tmp_path: Path) -> None:
    made = small(tmp_path)
    records.change(made.ws, Practice, made.practice, scope="Batam")
    records.change(made.ws, Practice, made.practice, title="Milik Ani")
    _merge_from_budi(
        made, lambda ws: records.change(ws, Practice, made.practice, title="Milik Budi"), tmp_path
    )
    before = _tables(made.ws)
    with pytest.raises(ChangedSince) as refused:
        made.ws.undo()
    assert refused.value.values["by"] == "Budi"
    assert refused.value.values["label"].text  # type: ignore[attr-defined]
    assert _tables(made.ws) == before
    assert made.ws.redo_label is None
    made.ws.undo()  # the step before it is still ours
    practice = made.ws.require(Practice, made.practice)
    assert (practice.scope, practice.title) == ("", "Milik Budi")
    made.ws.close()


def test_a_value_written_apart_is_not_undone(tmp_path: Path) -> None:
    made = small(tmp_path)
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    records.change(other, Practice, made.practice, title="Milik Budi")
    other.close()
    records.change(made.ws, Practice, made.practice, title="Milik Ani")
    merging.merge(made.ws, other.path)
    with pytest.raises(ChangedSince):
        made.ws.undo()
    assert len(made.ws.read.conflicts()) == 1
    made.ws.close()


def test_a_new_record_that_a_colleague_filled_is_not_undone(tmp_path: Path) -> None:
    made = small(tmp_path)
    practice = records.add(made.ws, Practice, title="Baru")
    _merge_from_budi(
        made, lambda ws: records.change(ws, Practice, practice, result="Turun 20%"), tmp_path
    )
    with pytest.raises(ChangedSince):
        made.ws.undo()
    assert made.ws.require(Practice, practice).result == "Turun 20%"
    made.ws.close()


def test_a_new_person_whom_a_colleague_checked_in_is_not_undone(tmp_path: Path) -> None:
    made = small(tmp_path)
    person = records.add(made.ws, Person, name="Puspa")
    _merge_from_budi(made, lambda ws: desk.check_in(ws, person), tmp_path)
    with pytest.raises(ChangedSince) as refused:
        made.ws.undo()
    assert refused.value.values["by"] == "Budi"
    assert desk.present_events(made.ws, person)
    assert not made.ws.require(Person, person).deleted
    made.ws.close()


def test_undoing_a_check_in_leaves_the_other_desk_s(tmp_path: Path) -> None:
    made = small(tmp_path)
    other = copy_of(made.ws, tmp_path / "budi.workshop", BUDI)
    desk.check_in(other, made.person)
    other.close()
    desk.check_in(made.ws, made.person)
    merging.merge(made.ws, other.path)
    assert len(desk.present_events(made.ws, made.person)) == 2
    made.ws.undo()
    [left] = desk.present_events(made.ws, made.person)
    assert left.desk == BUDI.desk
    made.ws.redo()
    assert {e.desk for e in desk.present_events(made.ws, made.person)} == {ANI.desk, BUDI.desk}
    made.ws.close()


def test_undo_in_a_workshop_that_was_reopened_touches_nothing_old(tmp_path: Path) -> None:
    made = small(tmp_path)
    records.change(made.ws, Person, made.person, note="lama")
    made.ws.close()
    again = open_workshop(made.ws.path)
    records.change(again, Person, made.person, note="baru")
    again.undo()
    assert again.require(Person, made.person).note == "lama"
    with pytest.raises(NothingToUndo):
        again.undo()
    again.close()


# --- listeners -----------------------------------------------------------------------------------------


def test_listeners_hear_of_commits_only_and_until_they_leave(tmp_path: Path) -> None:
    made = small(tmp_path)
    told: list[ChangeSet] = []
    stop = made.ws.listen(told.append)
    with pytest.raises(RecordMissing):
        records.change(made.ws, Person, "nobody", note="x")
    assert told == []
    records.change(made.ws, Person, made.person, note="x")
    assert told[0].touched == {"person": frozenset({made.person})}
    stop()
    stop()
    records.change(made.ws, Person, made.person, note="y")
    assert len(told) == 1
    made.ws.close()


def test_a_listener_that_fails_does_not_take_the_undo_with_it(tmp_path: Path) -> None:
    made = small(tmp_path)
    made.ws.forget_steps()

    def broken(changes: ChangeSet) -> None:
        raise ZeroDivisionError

    stop = made.ws.listen(broken)
    with pytest.raises(ZeroDivisionError):
        records.change(made.ws, Person, made.person, note="x")
    assert _label(made.ws) is not None
    with pytest.raises(ZeroDivisionError):
        made.ws.undo()
    assert _label(made.ws) is None
    assert made.ws.redo_label is not None
    stop()
    made.ws.redo()
    assert made.ws.require(Person, made.person).note == "x"
    made.ws.close()
