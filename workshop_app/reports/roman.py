"""Roman numerals for chapters and front matter."""

_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(value: int) -> str:
    """A positive number in capital Roman numerals."""
    text = ""
    for amount, letters in _STEPS:
        count, value = divmod(value, amount)
        text += letters * count
    return text
