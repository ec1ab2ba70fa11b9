"""The demo town: an invented Ludwigsburg, the same for the same seed."""
