"""The room in which a round is drawn up: steps at the left, the step in the middle, what follows from it at
the right."""
