"""The catalogues of interface texts: made from the source, kept up to it, checked against it."""
