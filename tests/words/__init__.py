"""The wording of errors, codes and fields."""
