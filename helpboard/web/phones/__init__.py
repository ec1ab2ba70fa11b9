"""The board on a phone: pages without network, the home screen, and what is forgotten."""
