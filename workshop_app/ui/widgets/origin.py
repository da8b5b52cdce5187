"""One field for where something comes from: the picked record may be of one kind or another."""

from collections.abc import Callable

from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.picker import Find, Picker


class OriginPicker(Picker):
    """A picker whose values are "kind:id". Picking one by hand takes the place of all others.

    A record may have come with an origin of each kind; both stay until somebody picks another.
    """

    def __init__(self, theme: Theme, find: Find, name: Callable[[str], str]) -> None:
        super().__init__(theme, find)
        self._name = name
        self._ids: dict[str, str] = {}
        self.picked.connect(self._on_picked)

    def id_of(self, kind: str) -> str:
        """The id of the origin of this kind, "" for none."""
        return self._ids.get(kind, "")

    def set_id(self, kind: str, record_id: str) -> None:
        """Show the origin of a record."""
        self._ids[kind] = record_id
        value = next((f"{k}:{i}" for k, i in self._ids.items() if i), "")
        if value != self.value or not value:
            self.set_value(value, self._name(value) if value else "")

    def _on_picked(self, value: str) -> None:
        kind, _, record_id = value.partition(":")
        self._ids = {kind: record_id} if value else {}
