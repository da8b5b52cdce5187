"""What is remembered is asked for once; what fails is asked for again."""

import pytest

from workshop_app.domain.remembered import Remembered


def test_each_key_is_asked_for_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(length)
    assert [known[word] for word in ("ikan", "laut", "ikan")] == [4, 4, 4]
    assert asked == ["ikan", "laut"]


def test_a_question_that_fails_is_not_remembered() -> None:
    answers = iter(["", "ada"])

    def ask(_key: int) -> str:
        answer = next(answers)
        if not answer:
            raise KeyError(_key)
        return answer

    known = Remembered(ask)
    with pytest.raises(KeyError):
        known[1]
    assert known[1] == "ada"
