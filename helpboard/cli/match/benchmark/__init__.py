"""``helpboard match benchmark``: how many people find a place, beside boards and chance."""
