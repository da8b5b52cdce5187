"""Works on a disk that gets full, and looks whether memory and file stay the same thing.

`python -m tests.faults.full_disk limit|tmpfs FOLDER`: with "limit" the system refuses to let files grow,
with "tmpfs" FOLDER is a small disk of its own. Prints "ok" and the number of check-ins that were saved.
"""

import resource
import sys
from collections.abc import Callable
from pathlib import Path

from tests.builders import ANI, add_people, new_workshop, open_workshop
from workshop_app.actions import desk
from workshop_app.actions.checking import check_file
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.errors import CannotWrite, DiskFull, WorkshopError
from workshop_app.domain.records import Person
from workshop_app.store import care, projection

Switch = Callable[[], None]


def main(how: str, folder: Path) -> None:
    """Fill the disk twice, and work again each time when there is room."""
    ws = new_workshop(folder)
    people = add_people(ws, 40)
    acknowledged: list[str] = []
    for _ in range(2):
        fill, free = _switches(how, folder, ws)
        fill()
        acknowledged += _work_until_full(ws, people)
        _assert_memory_is_file(ws)
        free()
        acknowledged += [_toggle(ws, person) for person in people]
        _assert_memory_is_file(ws)
    fill, free = _switches(how, folder, ws, room=-ws.path.stat().st_size // 2)
    fill()
    _no_second_workshop(folder)
    ws.close()  # no error: everything is saved, tidying up may wait
    free()
    assert check_file(ws.path).sound
    again = open_workshop(ws.path)
    saved = {e.id for p in again.read.all(Person) for e in again.read.events(p.id)}
    assert set(acknowledged) == saved
    again.close()
    print("ok", len(acknowledged))


def _switches(how: str, folder: Path, ws: Workshop, room: int = 50_000) -> tuple[Switch, Switch]:
    if how == "limit":
        log = ws.path.with_name(ws.path.name + "-wal").stat().st_size
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        size = (max(log, ws.path.stat().st_size) if room > 0 else ws.path.stat().st_size) + room
        return (
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard)),
            lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard)),
        )
    ballast = folder / "ballast"

    def fill() -> None:
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                file.truncate(max(0, file.tell() - 60_000))

    return fill, ballast.unlink


def _toggle(ws: Workshop, person_id: str) -> str:
    if desk.present_events(ws, person_id):
        return desk.void_check_in(ws, person_id).id
    return desk.check_in(ws, person_id).event.id


def _work_until_full(ws: Workshop, people: list[str]) -> list[str]:
    saved: list[str] = []
    for _ in range(1000):
        for person in people:
            try:
                saved.append(_toggle(ws, person))
            except (DiskFull, CannotWrite):
                return saved
    raise AssertionError("the disk did not get full")


def _assert_memory_is_file(ws: Workshop) -> None:
    assert not care.projection_differences(ws.file)
    reader = Workshop.open_to_read(ws.path)
    assert projection.contents(reader.file.connection) == projection.contents(ws.file.connection)
    for name, document in ws.file.documents.items():
        assert document.state_is(reader.file.documents[name].state())
    reader.close()


def _no_second_workshop(folder: Path) -> None:
    try:
        for number in range(100):
            Workshop.create(folder / f"x{number}.workshop", ANI, title="x" * 60_000).close()
    except WorkshopError as error:
        assert error.code in ("disk-full", "cannot-write"), error.code
        assert not (folder / f"x{number}.workshop").exists()
        for made in folder.glob("x*.workshop"):
            made.unlink()
    else:
        raise AssertionError("the disk did not get full")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
