"""What Ctrl+K opens, and where its choice leads."""

from collections.abc import Callable, Sequence

from workshop_app.actions.finding import find, goal_of
from workshop_app.ui.ask import Ask
from workshop_app.ui.models.palette import COMMAND, ICONS, SCREEN, Offer
from workshop_app.ui.session import Session
from workshop_app.ui.shell.commands import COMMANDS
from workshop_app.ui.shell.screens import SETTINGS
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.surroundings import Surroundings
from workshop_app.words.catalogue import Words

NAME = "find"


def find_anything(
    window: MainWindow,
    surroundings: Surroundings,
    ask: Ask,
    session: Session | None,
    do: Callable[[str], None],
) -> None:
    """Ask what to find, and go there; `do` carries out a command."""
    from workshop_app.ui.dialogs.palette import PaletteDialog

    window.settle()
    words = surroundings.words
    workshop = session.workshop if session else None
    dialog = PaletteDialog(
        surroundings,
        fixed_offers(window, words, is_open=workshop is not None),
        lambda text: find(workshop, text) if workshop is not None else [],
        workshop.settings.time_zone if workshop is not None else "WIB",
    )
    offer = ask.gather(dialog)
    if not isinstance(offer, Offer):
        return
    if offer.kind == COMMAND:
        do(offer.key)
    elif offer.kind == SCREEN:
        window.show_place(offer.key)
    elif workshop is not None:
        place, kind, record_id = goal_of(workshop, offer.kind, offer.key)
        window.open_record(place, kind, record_id)
        window.mark_words(place, dialog.typed)


def fixed_offers(window: MainWindow, words: Words, *, is_open: bool) -> Sequence[Offer]:
    """Return the screens that can be shown now, then the commands that can be carried out."""
    t, places = words.t, window.places()
    screen, command = t("screen"), t("command")
    screens = [
        Offer(SCREEN, entry.name, t(entry.title), hint=screen, icon=entry.icon)
        for entry in window.entries
        if entry.name in places
    ]
    commands = [
        Offer(
            COMMAND,
            entry.name,
            t(entry.text).rstrip("…"),
            hint=entry.shortcut or command,
            icon=SETTINGS.icon if entry.name == SETTINGS.name else ICONS[COMMAND],
        )
        for entry in COMMANDS
        if entry.name != NAME and (is_open or not entry.needs_workshop)
    ]
    return [*screens, *commands]
