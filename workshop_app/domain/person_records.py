"""The kinds of record about people: who is registered, who is one with whom, who signed."""

from typing import ClassVar

from workshop_app.domain.choices import MODES, OFFICE_LEVELS, ROLES, SEXES
from workshop_app.domain.frozen import frozen
from workshop_app.domain.phones import normal_phone
from workshop_app.domain.schema import DocumentName, Record, choice, flag, line, ref, whole_number


@frozen(kw_only=True)
class Person(Record):
    """Somebody who is registered. Name as given, with degrees; sex as asked, never derived.

    `certificate` is the number of their certificate as it was printed, `certificate_serial` the count in it.
    """

    KIND: ClassVar[str] = "person"
    DOCUMENT: ClassVar[DocumentName] = DocumentName.REGISTER

    name: str = line(required=True)
    agency_id: str = ref("agency")
    unit: str = line()
    position: str = line()
    sex: str = choice(*SEXES)
    role: str = choice(*ROLES, default="participant")
    mode: str = choice(*MODES, default="on-site")
    phone: str = line(tidy=normal_phone)
    email: str = line()
    consent_photo: bool | None = flag()
    consent_contact: bool | None = flag()
    walk_in: bool = flag(False)
    note: str = line()
    represents: str = line()
    level: str = choice(*OFFICE_LEVELS)
    certificate: str = line()
    certificate_serial: int | None = whole_number()


@frozen(kw_only=True)
class Duplicate(Record):
    """What somebody decided about two records that may be one person; removing it takes them apart."""

    KIND: ClassVar[str] = "duplicate"
    DOCUMENT: ClassVar[DocumentName] = DocumentName.REGISTER

    person_id: str = ref("person", required=True)
    same_as_id: str = ref("person", required=True)
    verdict: str = choice("same", "different", default="same")


@frozen(kw_only=True)
class Signature(Record):
    """A signature drawn on the screen: `strokes` is JSON, lists of [x, y] on a surface of this size."""

    KIND: ClassVar[str] = "signature"
    DOCUMENT: ClassVar[DocumentName] = DocumentName.REGISTER

    person_id: str = ref("person", required=True)
    session_id: str = ref("session")
    strokes: str = line(required=True)
    width: int | None = whole_number()
    height: int | None = whole_number()
