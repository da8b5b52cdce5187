"""A desk that checks people in and says so after each, until somebody kills it.

`python -m tests.faults.desk_process FILE` prints "ready", then one line for each acknowledged check-in
with the event's id and the person's. Tests kill it at random moments.
"""

import sys
from pathlib import Path

from workshop_app.actions import desk
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.changes import Operator
from workshop_app.domain.records import Person


def main(path: Path) -> None:
    """Check in and take back, forever."""
    ws = Workshop.open(path, Operator("Budi", "Meja 2", "m3"))
    people = [person.id for person in ws.read.all(Person)]
    print("ready", flush=True)
    while True:
        for person_id in people:
            if desk.present_events(ws, person_id):
                event = desk.void_check_in(ws, person_id)
            else:
                event = desk.check_in(ws, person_id).event
            sys.stdout.write(f"{event.id} {person_id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
