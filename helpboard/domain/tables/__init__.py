"""Tables for spreadsheets: which columns there are, and what may stand in their cells."""
