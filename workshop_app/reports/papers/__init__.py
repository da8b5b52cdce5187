"""The papers beside the proceedings: composed of plain elements, and set as PDF or as a Word file.

To add a paper: what it prints goes into `model.py`, a module composes it into a `Paper` (see
`minutes_paper.py`), `build.py` names it, and `actions.printing` gathers it.
"""
