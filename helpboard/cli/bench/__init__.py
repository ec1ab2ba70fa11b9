"""``helpboard bench``: how fast the board is beside a bare Flask app, on this machine, now."""
