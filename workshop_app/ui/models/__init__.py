"""Qt item models, one per list: a `QAbstractTableModel` over a list of dataclasses each."""
