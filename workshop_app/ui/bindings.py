"""How the widgets of a form are read and written as values of a record's fields."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from workshop_app.ui.drafts import Binding
from workshop_app.ui.widgets.choices import ChoiceChips
from workshop_app.ui.widgets.combo import Combo
from workshop_app.ui.widgets.origin import OriginPicker
from workshop_app.ui.widgets.picker import Picker
from workshop_app.ui.widgets.prose import ProseField
from workshop_app.ui.widgets.several import SeveralPicker


def line(field: QLineEdit) -> Binding:
    """One line of text; spaces around it do not count."""

    def get() -> object:
        return field.text().strip()

    def put(value: object) -> None:
        if str(value) != get():
            field.setText(str(value))
            field.setCursorPosition(0)

    return Binding(get, put)


def prose(field: ProseField) -> Binding:
    """A longer text."""

    def put(value: object) -> None:
        field.set_text(str(value))

    return Binding(field.toPlainText, put)


def picker(field: Picker, name: Callable[[str], str]) -> Binding:
    """The id of what was picked; `name` returns what people call it."""

    def get() -> object:
        return field.value

    def put(value: object) -> None:
        field.set_value(str(value), name(str(value)) if value else "")

    return Binding(get, put)


def chips(field: ChoiceChips) -> Binding:
    """Ids in the order of choosing."""

    def get() -> object:
        return field.value

    def put(value: object) -> None:
        field.set_value(value if isinstance(value, tuple) else ())

    return Binding(get, put)


def combo(field: Combo) -> Binding:
    """The id behind the chosen line."""

    def get() -> object:
        return field.value

    def put(value: object) -> None:
        field.set_value(str(value))

    return Binding(get, put)


def several(field: SeveralPicker) -> Binding:
    """Ids in the order of picking."""

    def get() -> object:
        return field.value

    def put(value: object) -> None:
        field.set_value(value if isinstance(value, tuple) else ())

    return Binding(get, put)


def origin(field: OriginPicker, kind: str) -> Binding:
    """The id of the origin, if it is of this kind."""

    def get() -> object:
        return field.id_of(kind)

    def put(value: object) -> None:
        field.set_id(kind, str(value))

    return Binding(get, put)
