"""Use cases of spreadsheets: plan an import, carry it out, collect rows for an export."""
