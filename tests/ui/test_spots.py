"""Where parts and records stand on the pages, looked up both ways."""

from workshop_app.ui.spots import PART, Spots

TOLD = (
    ("part/cover", 1, 70.0),
    ("part/results", 3, 70.0),
    ("practice/a", 3, 200.0),
    ("practice/b", 4, 60.0),
    ("practice/a", 6, 10.0),
    ("part/closing", 6, 70.0),
)


def test_a_place_on_a_page_belongs_to_what_began_last() -> None:
    spots = Spots(TOLD)
    found = [spots.at(page, top) for page, top in ((3, 199.5), (3, 500.0), (4, 20.0), (5, 1.0))]
    assert [(spot.kind, spot.name) for spot in found if spot] == [
        ("practice", "a"),
        ("practice", "a"),
        ("practice", "a"),
        ("practice", "b"),
    ]
    part = spots.at(4, 400.0, kinds=(PART,))
    assert part is not None and part.name == "results"
    assert Spots().at(1, 1.0) is None and spots.at(1, 10.0) is None


def test_a_record_is_found_where_it_stands_first() -> None:
    spot = Spots(TOLD).of("practice", "a")
    assert spot is not None and (spot.page, spot.top) == (3, 200.0)
    assert Spots(TOLD).of("practice", "nobody") is None


def test_pages_of_the_parts() -> None:
    assert Spots(TOLD).pages_of(7) == {"cover": (1, 2), "results": (3, 5), "closing": (6, 7)}
    assert Spots().pages_of(7) == {}


def test_a_place_moves_with_what_it_belongs_to() -> None:
    before = Spots(TOLD)
    after = Spots((("part/cover", 1, 70.0), ("practice/a", 4, 250.0), ("practice/b", 6, 60.0)))
    assert after.moved(3, 220.0, before) == (4, 270.0)
    assert after.moved(5, 10.0, before) == (7, 10.0)
    assert after.moved(1, 300.0, before) is None
    assert after.moved(6, 500.0, before) is None
    assert after.moved(1, 0.0, Spots()) is None
