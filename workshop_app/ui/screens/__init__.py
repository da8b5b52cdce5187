"""The screens, one per module.

Recipe for a new screen `tasks`:

1. `screens/tasks.py` with `class TasksScreen(Screen)` (see `screens.base`). Give it `NAME = "tasks"`,
   `TITLE = mark("Tasks")`, `ICON` (a Lucide name from the shipped icons) and `TABLES`, the record kinds
   whose changes concern it. `__init__(session, jobs, ask)` is the base's: do not write another.
2. `_build()` lays out widgets, without an `if`; `_connect()` connects signals to bound methods named
   `_on_<thing>_<signal>`; `refresh()` reads everything anew from `self.session.workshop` through
   actions; `update_for(changes)` may do less (the same ids: `dataChanged`).
3. Write by `self.session.run(lambda: action(...), done=..., offer_undo=True)` or `.attempt(...)`; never
   refresh afterwards: the signal comes back to `update_for`.
4. `initial_focus()` returns the widget that gets the cursor when the screen is shown; `show_record(kind,
   id)` brings a record into view; `settle()` keeps what is half typed, before the screen goes away
   (`unsaved` is true while that does not succeed, `unfinished` while something is kept only once somebody
   finishes it: then the window asks before it closes), `state()`/`restore(state)` carry selection and search
   across a change of language, and `resume(id, names)` puts a form back as it stood before a crash.
5. To go elsewhere emit `open_requested(screen name, record kind, record id)`; both may be "".
6. Words come from `self.session.words` (`t`, `n`): screens are made anew when the language changes.
   Colours come from `self.session.theme` while painting; nothing keeps one.
7. One line in `shell/screens.py`. Tests in `tests/ui/screens/test_tasks.py` with the fixtures of
   `tests/ui/conftest.py`; its minimum size hint must fit 1024x640 beside the rail (`SCREEN_FITS`).
"""
