"""From the workshop to its proceedings: gather one snapshot of plain data, and have it printed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from workshop_app import __version__
from workshop_app.actions import guarded
from workshop_app.actions.clearing import CLEARED, PUBLIC
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.guarding import Guard, GuardFinding
from workshop_app.actions.overview import overview
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.choices import CATEGORIES
from workshop_app.domain.errors import CannotRead
from workshop_app.domain.numbers import parse_number
from workshop_app.domain.progress import CancelCheck, Progress, never_cancelled, silent
from workshop_app.domain.records import (
    Agency,
    Answer,
    Attachment,
    Challenge,
    Commitment,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.schema import Record
from workshop_app.domain.zones import from_text, local
from workshop_app.paths import resource
from workshop_app.reports import model
from workshop_app.reports.build import Result, build
from workshop_app.reports.theme import Options, Paper
from workshop_app.reports.worker import Request, pack
from workshop_app.reports.writing import write_whole
from workshop_app.store.figures import AgencyFigure
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name

PAPERS = ("A4", "F4")

PRINTED: Final[tuple[type[Record], ...]] = (
    Settings,
    Agency,
    Strategy,
    Session,
    Practice,
    Challenge,
    Commitment,
    Attachment,
)
"""Kinds whose texts the proceedings print; the guard's open findings in them stop printing."""


def options(language: str, paper: str, *, fixed: bool = False) -> Options:
    """Return the printing options for a language ("id", "en") and a paper ("A4", "F4").

    `fixed` leaves out date and identifier, so that equal data give equal bytes.
    """
    return Options(
        fonts=resource("fonts"),
        language=language,
        paper=Paper[paper],
        fixed=fixed,
        version=__version__,
    )


def build_pdf(
    ws: Workshop,
    path: Path,
    words: Words,
    *,
    paper: str = "A4",
    progress: Progress = silent,
    cancelled: CancelCheck = never_cancelled,
) -> Result:
    """Print the proceedings in the language of `words`, in this process.

    Raises GuardFindingsOpen, Cancelled, DiskFull, ReadOnlyFile, CannotWrite; then `path` is as it was.
    """
    guard = Guard(ws)
    guarded.refuse_open(ws, open_findings(ws, guard))
    snapshot = gather(ws, words, guard)
    return build(snapshot, path, options(words.language, paper), words, progress, cancelled)


def request_bytes(
    ws: Workshop,
    words: Words,
    path: Path,
    paper: str = "A4",
    *,
    stay: bool = False,
    guard: Guard | None = None,
) -> bytes:
    """Return what the printing process reads on its standard input: one snapshot, and where it goes.

    With `stay` the process waits for the next request afterwards, its fonts already read. The pages are
    for looking at: ask `open_findings` before they leave. A `guard` remembers what it found before.
    """
    return pack(Request(gather(ws, words, guard), path, options(words.language, paper), stay))


def save_copy(built: Path, path: Path) -> None:
    """Put a finished file where somebody wants it, whole or not at all.

    Raises CannotRead, DiskFull, ReadOnlyFile, CannotWrite; then `path` is as it was.
    """
    try:
        data = built.read_bytes()
    except OSError as error:
        raise CannotRead(path=str(built), reason=error.strerror or "") from error
    write_whole(path, data)


def gather(ws: Workshop, words: Words, guard: Guard | None = None) -> model.Proceedings:
    """Return everything that the proceedings print, in the language of `words` where there is one.

    People appear only as speakers and signer, whose part is public; challenges only when cleared and
    public; nothing that is withheld, and proposed wordings in place of the guard's open findings.
    """
    return _Gathering(ws, words, GuardedReader(ws, guard)).proceedings()


def open_findings(ws: Workshop, guard: Guard | None = None) -> list[GuardFinding]:
    """Return the guard's open findings in what the proceedings print; they stop printing and saving."""
    unprinted = {c.id for c in ws.read.all(Challenge) if not _is_printed(c)}
    found = guarded.open_findings(ws, PRINTED, guard)
    return [finding for finding in found if finding.place.record_id not in unprinted]


def _is_printed(challenge: Challenge) -> bool:
    return (challenge.status, challenge.visibility) == (CLEARED, PUBLIC)


@dataclass(frozen=True, slots=True)
class _Gathering:
    ws: Workshop
    words: Words
    read: GuardedReader

    def proceedings(self) -> model.Proceedings:
        settings, figures = self.read.settings, overview(self.ws)
        host = self._agency(settings.host_id)
        practices, strategies = self.read.all(Practice), self.read.all(Strategy)
        cleared = [c for c in self.read.all(Challenge) if _is_printed(c)]
        printed = {strategy.id for strategy in strategies}
        return model.Proceedings(
            title=self._either(settings.title, settings.title_en),
            number=settings.number,
            host=self._agency_name(host),
            host_short=host.short_name if host else "",
            place=settings.place,
            venue=settings.venue,
            starts_on=settings.starts_on,
            ends_on=settings.ends_on,
            time_zone=settings.time_zone,
            foreword=settings.foreword,
            background=settings.background,
            legal_basis=settings.legal_basis,
            purposes=settings.purposes,
            conclusions=settings.conclusions,
            closing=settings.closing,
            signer=model.Signer(settings.signer_name, settings.signer_position),
            sessions=self._sessions(settings),
            agencies=tuple(
                self._attendance(figure)
                for figure in sorted(figures.agencies, key=lambda f: _rank(f.category))
            ),
            by_category=tuple(
                model.Count(self._category(f.category), f.registered, f.present)
                for f in figures.categories
            ),
            by_sex=tuple(
                model.Count(self._sex(f.code), f.registered, f.present) for f in figures.sexes
            ),
            strategies=tuple(
                model.Strategy(
                    number=strategy.number or 0,
                    title=self._either(strategy.title, strategy.title_en),
                    practices=self._practices(practices, printed, strategy.id),
                    challenges=self._challenges(cleared, printed, strategy.id),
                )
                for strategy in strategies
            ),
            unassigned=self._practices(practices, printed, ""),
            unassigned_challenges=self._challenges(cleared, printed, ""),
            commitments=tuple(self._commitment(c) for c in self.read.all(Commitment)),
        )

    def _either(self, indonesian: str, english: str) -> str:
        wanted, other = indonesian, english
        if self.words.language == "en":
            wanted, other = english, indonesian
        return wanted or other

    def _agency(self, agency_id: str) -> Agency | None:
        return self.read.get(Agency, agency_id) if agency_id else None

    def _agency_name(self, agency: Agency | None) -> str:
        if agency is None:
            return ""
        return self._either(agency.name, agency.name_en) or agency.short_name

    def _short_name(self, agency_id: str) -> str:
        agency = self._agency(agency_id)
        return agency.short_name if agency else ""

    def _category(self, code: str) -> str:
        return choice_name(self.words, code) or self.words.t("Without agency")

    def _sex(self, code: str) -> str:
        return choice_name(self.words, code) or self.words.t("Not filled in")

    def _sessions(self, settings: Settings) -> tuple[model.Session, ...]:
        fallback = settings.starts_on or date.min
        return tuple(
            model.Session(
                day=session.day or fallback,
                title=self._either(session.title, session.title_en),
                starts=session.starts,
                ends=session.ends,
                room=session.room,
                kind=choice_name(self.words, session.kind),
                speakers=session.speakers,
                key=f"session/{session.id}",
            )
            for session in self.read.all(Session)
        )

    def _attendance(self, figure: AgencyFigure) -> model.AgencyAttendance:
        arrival = from_text(figure.first_at) if figure.first_at else None
        zone = self.read.settings.time_zone
        agency = self._agency(figure.id)
        return model.AgencyAttendance(
            name=self._agency_name(agency),
            short_name=agency.short_name if agency else "",
            category=self._category(figure.category),
            invited=figure.invited,
            expected=figure.expected or 0,
            registered=figure.registered,
            present=figure.present,
            walk_ins=figure.walk_ins,
            first_arrival=local(arrival, zone).time().replace(tzinfo=None) if arrival else None,
        )

    def _practices(
        self, practices: list[Practice], printed: set[str], strategy_id: str
    ) -> tuple[model.Practice, ...]:
        """Return the practices whose chapter is this strategy ("": none that is printed)."""
        return tuple(
            self._practice(p) for p in practices if _chapter(p.strategies, printed) == strategy_id
        )

    def _challenges(
        self, cleared: list[Challenge], printed: set[str], strategy_id: str
    ) -> tuple[model.Challenge, ...]:
        return tuple(
            self._challenge(c) for c in cleared if _chapter(c.strategies, printed) == strategy_id
        )

    def _practice(self, practice: Practice) -> model.Practice:
        agency = self._agency(practice.agency_id)
        number = parse_number(practice.result_number)
        figure = None
        if number is not None:
            figure = model.Result(number, practice.result_unit, practice.result_period)
        presenter = self.read.get(Person, practice.presenter_id) if practice.presenter_id else None
        return model.Practice(
            title=practice.title or practice.code,
            agency=self._agency_name(agency),
            agency_short=agency.short_name if agency else "",
            action=practice.action,
            result=practice.result,
            figure=figure,
            presenter=presenter.name if presenter and not presenter.deleted else "",
            also=self._also(practice.strategies),
            key=f"practice/{practice.id}",
        )

    def _also(self, strategy_ids: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of the strategies after the main one."""
        strategies = (self.read.get(Strategy, i) for i in strategy_ids[1:])
        return tuple(s.number for s in strategies if s and s.number and not s.deleted)

    def _challenge(self, challenge: Challenge) -> model.Challenge:
        agency = self._agency(challenge.agency_id)
        answers = self.read.all(Answer, challenge_id=challenge.id)
        titles = [p.title for a in answers if (p := self.read.get(Practice, a.practice_id))]
        return model.Challenge(
            title=challenge.title,
            agency=self._agency_name(agency),
            agency_short=agency.short_name if agency else "",
            text=challenge.description,
            response="; ".join(titles),
            also=self._also(challenge.strategies),
            key=f"challenge/{challenge.id}",
        )

    def _commitment(self, commitment: Commitment) -> model.Commitment:
        return model.Commitment(
            description=commitment.description,
            agency=self._short_name(commitment.agency_id),
            supporters=tuple(n for i in commitment.supporters if (n := self._short_name(i))),
            due=commitment.due,
            indicator=commitment.indicator,
            status=choice_name(self.words, commitment.status),
            key=f"commitment/{commitment.id}",
        )


def _chapter(strategies: tuple[str, ...], printed: set[str]) -> str:
    """Return the first strategy of a record that is printed, so that none is lost with a removed one."""
    return next((each for each in strategies if each in printed), "")


def _rank(category: str) -> int:
    """The place of a category of agencies in their official order; unknown ones come last."""
    return CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)
