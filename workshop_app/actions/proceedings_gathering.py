"""Gathers what the proceedings print: one snapshot of plain data, in one language, without what stays inside.

People appear only as speakers and signer, whose part is public, and as participants where the organiser
wants that; challenges only when cleared and public. Parts that are not printed are not gathered where that
would cost time.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from workshop_app.actions.carrying import EarlierCommitment, earlier_commitments
from workshop_app.actions.clearing import CLEARED, PUBLIC
from workshop_app.actions.evaluation_gathering import gather_evaluation
from workshop_app.actions.guarded import GuardedReader
from workshop_app.actions.overview import overview
from workshop_app.actions.printed_codes import chapter_of, printed_codes
from workshop_app.actions.proceedings_more import (
    minutes_of,
    participants_of,
    public_names,
    where_public,
)
from workshop_app.actions.proceedings_photos import PhotoGathering
from workshop_app.actions.workshop import Workshop
from workshop_app.domain.book import IN_BOTH_LANGUAGES
from workshop_app.domain.choices import CATEGORIES
from workshop_app.domain.numbers import parse_number
from workshop_app.domain.records import (
    Agency,
    Answer,
    Challenge,
    Commitment,
    Person,
    Practice,
    Session,
    Settings,
    Strategy,
)
from workshop_app.domain.zones import from_text, local
from workshop_app.reports import model
from workshop_app.store.figures import AgencyFigure, GroupFigure
from workshop_app.words.carrying import history_words
from workshop_app.words.catalogue import Words
from workshop_app.words.terms import choice_name


def is_printed(challenge: Challenge) -> bool:
    """Tell whether a challenge has been cleared for everybody to read."""
    return (challenge.status, challenge.visibility) == (CLEARED, PUBLIC)


@dataclass(frozen=True)
class Gathering:
    """One snapshot under way: what the printed `parts` need, in the language of `words`."""

    ws: Workshop
    words: Words
    read: GuardedReader
    parts: tuple[str, ...]
    photos: Path | None = None

    def proceedings(self) -> model.Proceedings:
        """Return the snapshot."""
        return replace(
            self._results(self._occasion()),
            commitments=tuple(
                self._commitment(c) for c in self.read.all(Commitment) if not c.earlier_id
            ),
            earlier=tuple(
                self._earlier(found) for found in earlier_commitments(self.ws, self.read)
            ),
            photos=self._photos.appendix(),
            parts=self.parts,
            foreign=self._foreign(),
            **self._only_where_printed(),
        )

    def _occasion(self) -> model.Proceedings:
        """The event, who came, and what people typed."""
        settings, figures = self.read.settings, overview(self.ws)
        host, text = self._agency(settings.host_id), self._text
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
            foreword=text("foreword"),
            background=text("background"),
            legal_basis=settings.legal_basis,
            purposes=text("purposes"),
            conclusions=text("conclusions"),
            recommendations=text("recommendations"),
            closing=text("closing"),
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
            by_sex=tuple(map(self._count, figures.sexes)),
            by_role=tuple(map(self._count, figures.roles)),
        )

    def _results(self, told: model.Proceedings) -> model.Proceedings:
        """The same with what agencies contributed."""
        practices, strategies = self.read.all(Practice), self.read.all(Strategy)
        cleared = [c for c in self.read.all(Challenge) if is_printed(c)]
        printed = {strategy.id for strategy in strategies}
        return replace(
            told,
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
        )

    def _only_where_printed(self) -> dict[str, Any]:
        """What takes time to gather, or must not lie about where nobody prints it."""
        ways: dict[str, tuple[str, Callable[[], object]]] = {
            "evaluation": (
                "evaluation",
                lambda: gather_evaluation(self.ws, self.words, self.read),
            ),
            "participants": ("participants", lambda: participants_of(self.ws, self.read)),
            "minutes": ("minutes", lambda: minutes_of(self.ws, self.read, self.words)),
        }
        return {name: way() for name, (part, way) in ways.items() if part in self.parts}

    @cached_property
    def _photos(self) -> PhotoGathering:
        return PhotoGathering(self.ws, self.read, self._either, self.parts, self.photos)

    @cached_property
    def _agencies(self) -> dict[str, Agency]:
        return {agency.id: agency for agency in self.read.all(Agency, deleted=True)}

    @cached_property
    def _strategies(self) -> dict[str, Strategy]:
        return {strategy.id: strategy for strategy in self.read.all(Strategy)}

    @cached_property
    def _answers(self) -> dict[str, list[str]]:
        """The practices that answer each challenge."""
        found: dict[str, list[str]] = {}
        for answer in self.read.all(Answer):
            found.setdefault(answer.challenge_id, []).append(answer.practice_id)
        return found

    @cached_property
    def _codes(self) -> dict[str, str]:
        return printed_codes(self.read)

    def _text(self, name: str) -> str:
        """Return a typed text in the language of the book, or else in the other one."""
        settings = self.read.settings
        typed = (getattr(settings, name), getattr(settings, f"{name}_en"))
        return self._either(*(text if text.strip() else "" for text in typed))

    def _foreign(self) -> tuple[str, ...]:
        """Return which typed texts are printed in the other language."""
        settings, english = self.read.settings, self.words.language == "en"
        return tuple(
            name
            for name in sorted(IN_BOTH_LANGUAGES)
            if self._text(name) and not getattr(settings, f"{name}_en" if english else name).strip()
        )

    def _either(self, indonesian: str, english: str) -> str:
        wanted, other = indonesian, english
        if self.words.language == "en":
            wanted, other = english, indonesian
        return wanted or other

    def _agency(self, agency_id: str) -> Agency | None:
        return self._agencies.get(agency_id)

    def _agency_name(self, agency: Agency | None) -> str:
        if agency is None:
            return ""
        return self._either(agency.name, agency.name_en) or agency.short_name

    def _short_name(self, agency_id: str) -> str:
        agency = self._agency(agency_id)
        return agency.short_name if agency else ""

    def _category(self, code: str) -> str:
        return choice_name(self.words, code) or self.words.t("Without agency")

    def _count(self, figure: GroupFigure) -> model.Count:
        return model.Count(self._known(figure.code), figure.registered, figure.present)

    def _known(self, code: str) -> str:
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
            self._practice(p) for p in practices if chapter_of(p.strategies, printed) == strategy_id
        )

    def _challenges(
        self, cleared: list[Challenge], printed: set[str], strategy_id: str
    ) -> tuple[model.Challenge, ...]:
        return tuple(
            self._challenge(c) for c in cleared if chapter_of(c.strategies, printed) == strategy_id
        )

    def _practice(self, practice: Practice) -> model.Practice:
        agency = self._agency(practice.agency_id)
        number = parse_number(practice.result_number)
        figure = None
        if number is not None:
            figure = model.Result(number, practice.result_unit, practice.result_period)
        presenter = self.read.get(Person, practice.presenter_id) if practice.presenter_id else None
        return model.Practice(
            title=practice.title,
            code=self._codes.get(practice.id, ""),
            agency=self._agency_name(agency),
            agency_short=agency.short_name if agency else "",
            action=practice.action,
            result=practice.result,
            figure=figure,
            presenter=where_public(presenter.name, self._public_names)
            if presenter and not presenter.deleted
            else "",
            photos=self._photos.first_of(practice),
            also=self._also(practice.strategies),
            key=f"practice/{practice.id}",
        )

    @cached_property
    def _public_names(self) -> frozenset[str] | None:
        return public_names(self.read)

    def _also(self, strategy_ids: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of the strategies after the main one."""
        strategies = (self._strategies.get(i) for i in strategy_ids[1:])
        return tuple(s.number for s in strategies if s and s.number)

    def _challenge(self, challenge: Challenge) -> model.Challenge:
        agency = self._agency(challenge.agency_id)
        answers = self._answers.get(challenge.id, [])
        titles = [p.title for i in answers if (p := self.read.get(Practice, i))]
        return model.Challenge(
            title=challenge.title,
            code=self._codes.get(challenge.id, ""),
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
            code=self._codes.get(commitment.id, ""),
            agency=self._short_name(commitment.agency_id),
            supporters=tuple(n for i in commitment.supporters if (n := self._short_name(i))),
            due=commitment.due,
            indicator=commitment.indicator,
            status=choice_name(self.words, commitment.status),
            key=f"commitment/{commitment.id}",
        )

    def _earlier(self, found: EarlierCommitment) -> model.EarlierCommitment:
        return model.EarlierCommitment(
            description=found.description,
            agency=found.agency,
            due=found.due,
            state=choice_name(self.words, found.status),
            progress=found.progress,
            code=self._codes.get(found.id, ""),
            source=found.source,
            history=tuple(history_words(self.words, step) for step in found.history),
            key=f"commitment/{found.id}",
        )


def _rank(category: str) -> int:
    """The place of a category of agencies in their official order; unknown ones come last."""
    return CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)
