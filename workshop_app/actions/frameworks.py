"""Action plans as data: those that come with the program, and those that somebody has imported.

Both have one form: a TOML file with `[[framework]]` entries, and beside it CODE.csv (the strategies) and
CODE.actions.csv (the actions, where there are any). A user's own lie in the user's data folder. Workshops
hold a copy of what they were made with: changing a plan never changes an existing file.
"""

import csv
import io
import json
import logging
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workshop_app.domain.errors import CannotWrite, FrameworkShipped, FrameworkUnknown
from workshop_app.domain.names import fold
from workshop_app.paths import resource

_log = logging.getLogger(__name__)

_STRATEGY_COLUMNS: Final = ("framework", "number", "title", "title_en", "area")
_ACTION_COLUMNS: Final = (
    *("framework", "strategy", "number", "title", "title_en"),
    *("indicator", "target", "responsible"),
)
_LONGEST_CODE: Final = 60


@dataclass(frozen=True, slots=True)
class FrameworkStrategy:
    """A strategy of a plan; `area` is the matching area of the ASEAN plan, "" for none."""

    number: int | None
    title: str
    title_en: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkAction:
    """An action; `strategy` is the place of its strategy in `Framework.strategies`.

    `responsible` are the names of agencies as the plan writes them.
    """

    strategy: int
    number: str
    title: str
    title_en: str = ""
    indicator: str = ""
    target: str = ""
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """A whole plan; `own`: imported by the user, not shipped."""

    code: str
    title: str
    title_en: str = ""
    short_title: str = ""
    period: str = ""
    legal_basis: tuple[str, ...] = ()
    strategies: tuple[FrameworkStrategy, ...] = ()
    actions: tuple[FrameworkAction, ...] = ()
    own: bool = False

    @property
    def name(self) -> str:
        """What it is called in a list."""
        return self.short_title or " ".join(part for part in (self.title, self.period) if part)


def frameworks_folder(data: Path) -> Path:
    """Return where a user's own plans lie; the folder need not exist yet."""
    return data / "frameworks"


def frameworks(data: Path | None = None) -> list[Framework]:
    """Return all plans: shipped ones, then the user's own by name. Damaged files are logged and left out."""
    shipped = _in_folder(resource("frameworks"), own=False)
    known = {plan.code for plan in shipped}
    own = _in_folder(frameworks_folder(data), own=True) if data is not None else []
    mine = [plan for plan in own if plan.code not in known]
    return [*shipped, *sorted(mine, key=lambda plan: fold(plan.name))]


def framework(code: str, data: Path | None = None) -> Framework:
    """Return the plan with this code; raises FrameworkUnknown."""
    found = frameworks(data)
    for plan in found:
        if plan.code == code:
            return plan
    raise FrameworkUnknown(name=code, known=", ".join(plan.code for plan in found))


def code_of(title: str) -> str:
    """Return a code for a plan from its title: small letters, digits and hyphens."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    return words[:_LONGEST_CODE].strip("-") or "plan"


def save_framework(data: Path, plan: Framework) -> Path:
    """Keep a user's own plan, in place of one of the same code; returns the TOML file.

    Raises FrameworkShipped for the code of a shipped one, and CannotWrite.
    """
    code = code_of(plan.code or plan.title)
    _refuse_shipped(code)
    folder = frameworks_folder(data)
    files = {
        f"{code}.csv": _strategies_csv(code, plan.strategies),
        f"{code}.actions.csv": _actions_csv(code, plan.actions),
        f"{code}.toml": _toml_of(code, plan),  # the last one: it makes the plan known
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            part = folder / f"{name}.part"
            part.write_text(text, encoding="utf-8", newline="")
            part.replace(folder / name)
    except OSError as error:
        raise CannotWrite(path=str(folder), reason=error.strerror or str(error)) from error
    return folder / f"{code}.toml"


def remove_framework(data: Path, code: str) -> None:
    """Forget a user's own plan. Raises FrameworkUnknown, FrameworkShipped, CannotWrite."""
    if not framework(code, data).own:
        raise FrameworkShipped(name=code)
    folder = frameworks_folder(data)
    try:
        for ending in ("toml", "csv", "actions.csv"):
            (folder / f"{code}.{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise CannotWrite(path=str(folder), reason=error.strerror or str(error)) from error


def _refuse_shipped(code: str) -> None:
    if any(plan.code == code for plan in frameworks()):
        raise FrameworkShipped(name=code)


# --- reading --------------------------------------------------------------------------------------


def _in_folder(folder: Path, *, own: bool) -> list[Framework]:
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
            found += [_framework(folder, entry, own=own) for entry in told["framework"]]
        except (OSError, ValueError, KeyError, TypeError) as error:
            if not own:
                raise
            _log.warning("an action plan of the user could not be read: %s", type(error).__name__)
    return found


def _framework(folder: Path, entry: Mapping[str, Any], *, own: bool) -> Framework:
    code = str(entry["code"])
    strategies = tuple(
        FrameworkStrategy(
            int(row["number"]) if row["number"] else None,
            row["title"],
            row["title_en"],
            row.get("area") or "",
        )
        for row in _rows(folder / f"{code}.csv")
    )
    path = folder / f"{code}.actions.csv"
    actions = tuple(
        FrameworkAction(
            int(row["strategy"]) - 1,
            row["number"],
            row["title"],
            row["title_en"],
            row["indicator"],
            row["target"],
            tuple(name for name in row["responsible"].split("|") if name),
        )
        for row in (_rows(path) if path.exists() else [])
    )
    if any(not 0 <= action.strategy < len(strategies) for action in actions):
        raise ValueError("an action of no strategy")
    words = {
        name: str(entry.get(name, "")) for name in ("title", "title_en", "short_title", "period")
    }
    basis = tuple(map(str, entry.get("legal_basis", ())))
    return Framework(
        code, **words, legal_basis=basis, strategies=strategies, actions=actions, own=own
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- writing --------------------------------------------------------------------------------------


def _toml_of(code: str, plan: Framework) -> str:
    """Write the entry of a plan; TOML reads strings as JSON writes them."""
    values = {
        "code": code,
        "title": plan.title,
        "title_en": plan.title_en,
        "short_title": plan.short_title,
        "period": plan.period,
    }
    lines = [f"{name} = {_quoted(text)}" for name, text in values.items()]
    basis = ", ".join(map(_quoted, plan.legal_basis))
    return "\n".join(("[[framework]]", *lines, f"legal_basis = [{basis}]", ""))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _strategies_csv(code: str, strategies: Sequence[FrameworkStrategy]) -> str:
    return _csv(
        _STRATEGY_COLUMNS,
        (
            (code, "" if s.number is None else str(s.number), s.title, s.title_en, s.area)
            for s in strategies
        ),
    )


def _actions_csv(code: str, actions: Sequence[FrameworkAction]) -> str:
    """`strategy` counts the strategies of CODE.csv from 1: not all of them have a number."""
    return _csv(
        _ACTION_COLUMNS,
        (
            (
                *(code, str(a.strategy + 1), a.number, a.title, a.title_en),
                *(a.indicator, a.target, "|".join(n.replace("|", "/") for n in a.responsible)),
            )
            for a in actions
        ),
    )


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
