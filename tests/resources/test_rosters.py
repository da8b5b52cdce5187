"""The national plan and the roster of invited bodies agree with the sources and with the app."""

from tests.resources.shipped import RESOURCES, ROSTER, rows, toml
from workshop_app.domain.choices import CATEGORIES

FRAMEWORKS = RESOURCES / "frameworks"
NAMED = {"kemenpppa", "kemendagri", "kemlu", "kkp", "bin", "bakamla", "kpai", "komnas-ham"}


def test_each_framework_has_its_strategies() -> None:
    for framework in toml(FRAMEWORKS / "frameworks.toml")["framework"]:
        assert all(framework[key] for key in ("title", "title_en", "period", "legal_basis"))
        strategies = rows(FRAMEWORKS / f"{framework['code']}.csv")
        assert {row["framework"] for row in strategies} == {framework["code"]}
        assert [row["number"] for row in strategies] == [str(n + 1) for n in range(len(strategies))]
        assert all(row["title"] and row["title_en"] for row in strategies)
    listed = {entry["code"] for entry in toml(FRAMEWORKS / "frameworks.toml")["framework"]}
    assert listed == {path.stem for path in FRAMEWORKS.glob("*.csv")}


def test_the_plan_of_2020_to_2024_has_six_strategies_in_four_areas() -> None:
    strategies = rows(FRAMEWORKS / "ran-pp-tppo-2020-2024.csv")
    assert [row["area"] for row in strategies] == [
        "prevention",
        "protection",
        "protection",
        "law-enforcement",
        "law-enforcement",
        "cooperation",
    ]


def test_the_roster_has_27_bodies_of_which_8_are_confirmed() -> None:
    roster = rows(ROSTER)
    assert len({row["key"] for row in roster}) == len(roster) == 27
    evidence = [row["evidence"] for row in roster]
    assert {kind: evidence.count(kind) for kind in set(evidence)} == {
        "named": 8,
        "supported": 14,
        "assumed": 5,
    }
    assert {row["key"] for row in roster if row["evidence"] == "named"} == NAMED
    assert all(row["short_name"] and row["name"] and row["name_en"] for row in roster)
    assert {row["category"] for row in roster} <= set(CATEGORIES)


def test_no_two_bodies_answer_to_one_name() -> None:
    owner: dict[str, str] = {}
    for row in rows(ROSTER):
        names = {row["short_name"], row["name"], *row["aliases"].split("|")} - {""}
        for name in {name.casefold() for name in names}:
            assert owner.setdefault(name, row["key"]) == row["key"], name


def test_the_roster_says_that_it_is_an_example() -> None:
    text = (RESOURCES / "rosters" / "README.md").read_text("utf-8")
    assert "contoh" in text and "example" in text
    confirmed = next(line for line in text.splitlines() if line.startswith("| `named`"))
    short = {row["short_name"] for row in rows(ROSTER) if row["key"] in NAMED}
    assert all(name in confirmed for name in short)
