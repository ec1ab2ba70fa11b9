"""What the figures of the board are counted from: few statements each, however large the town."""
