"""Reads: functions that return statements or frozen rows; nothing here writes."""
