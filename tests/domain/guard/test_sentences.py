"""The labelled sentences: found what must be found, nothing else, and nobody in them can be reached."""

import re

import pytest

from tests.domain.guard.labelled import Sentence, figures, found_kinds, sentences
from workshop_app.domain.guard.engine import scan, without
from workshop_app.domain.guard.model import Kind
from workshop_app.domain.guard.plain import plain

ALL = sentences()
PARTS = ("open", "held", "fresh", "last")


def test_there_are_enough_and_half_are_clean() -> None:
    clean = sum(not sentence.kinds for sentence in ALL)
    assert len(ALL) >= 240
    assert 0.45 < clean / len(ALL) < 0.55
    assert len({sentence.text for sentence in ALL}) == len(ALL)
    assert {kind for sentence in ALL for kind in sentence.kinds} == {kind.value for kind in Kind}


@pytest.mark.parametrize("part", PARTS)
def test_precision_and_recall(part: str) -> None:
    told = figures(s for s in ALL if s.part == part)
    assert told.precision >= 0.97, told
    assert told.recall >= 0.97, told


def test_the_false_alarms_that_are_known_beforehand_stay_quiet() -> None:
    for text in (
        "1.789 korban",
        "RAN (6)",
        "KPAI (2)",
        "B-128/SETMEN/HM.02.04/03/2023",
        "Rp1.083.326.000",
        "pada SD 12 tahun lalu, korban",
        "Perpres 69/2008 jo. Perpres 22/2021",
        "Lembaga Perlindungan Saksi dan Korban",
    ):
        assert not found_kinds(text), text


@pytest.mark.parametrize("sentence", [s for s in ALL if s.span], ids=lambda s: s.text[:40])
def test_exactly_the_span_is_marked(sentence: Sentence) -> None:
    assert sentence.span in [sentence.text[f.start : f.end] for f in scan(sentence.text)]


@pytest.mark.parametrize("part", PARTS)
def test_the_proposed_wording_needs_no_second_look(part: str) -> None:
    for sentence in ALL:
        if sentence.part == part:
            cleared = without(sentence.text, scan(sentence.text))
            assert not found_kinds(cleared), (sentence.text, cleared)


def test_numbers_belong_to_nobody() -> None:
    for sentence in ALL:
        digits = "".join(c for c in plain(sentence.text).low if c.isdigit())
        if sentence.kinds & {"nik", "nip", "nrp", "passport", "account", "case-number"}:
            assert "00" in digits, sentence.text
        if "phone" in sentence.kinds and digits:
            assert re.search(r"84\d?0000|0555|00000", digits), sentence.text
        for host in re.findall(r"@[\w.-]+\.([a-z]+)", sentence.text.lower()):
            assert host == "example", sentence.text
