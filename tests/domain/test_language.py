"""Which language a text is in."""

import pytest

from workshop_app.domain.language import is_foreign, language_of, other_than


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


def test_a_text_in_the_other_language_is_seen() -> None:
    """By more words of it than of the own one; what tells nothing counts as the own one."""
    indonesian = "Lembaga ini menyampaikan praktik baik dan hambatan yang ada di daerah."
    english = "The agency told of the good practices and of what stood in the way."
    assert is_foreign(indonesian, "en")
    assert not is_foreign(indonesian, "id")
    assert is_foreign(english, "id")
    assert not is_foreign(english, "en")
    assert is_foreign("Kementerian Sosial", "en")
    assert not is_foreign("Sekar Ayu Pradipta", "en")
    assert not is_foreign(f"{english} Disebut \u201cyang dan di\u201d.", "en")
    assert not is_foreign("", "id")


def test_each_language_has_its_other() -> None:
    assert (other_than("id"), other_than("en")) == ("en", "id")
