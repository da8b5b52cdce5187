"""The .workshop file: truth, projection, search, backup; the only room that speaks SQL."""
