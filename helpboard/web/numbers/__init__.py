"""Numbers of the board, the report to the council, the fortnightly sheet."""
