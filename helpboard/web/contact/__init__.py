"""The contact form, for everybody."""
