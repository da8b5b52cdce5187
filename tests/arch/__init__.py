"""The shape of the house: who may import whom, how long things may grow, what lies where."""
