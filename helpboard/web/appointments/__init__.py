"""Ordering interpreters and companions, and answering such orders."""
