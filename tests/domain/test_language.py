"""Which language a text is in."""

import pytest

from workshop_app.domain.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Advokasi dan pengawasan kasus agar anak korban memperoleh haknya", "id"),
        ("Mengirimkan bahan paparan", "id"),
        ("KEMENTERIAN LUAR NEGERI", "id"),
        ("Advocacy and monitoring of cases so that children get their rights", "en"),
        ("Ministry of Foreign Affairs", "en"),
        ("The members of the committee were not there", "en"),
        ("Sekar Ayu Pradipta", ""),
        ("RAN PP TPPO 2020\u20132024", ""),
        ("", ""),
        ("\ua9b2\ua98f <b>\U0001f469</b>", ""),
    ],
)
def test_small_words_tell(text: str, language: str) -> None:
    assert language_of(text) == language
