"""The identity guard, rule by rule and as a whole."""
