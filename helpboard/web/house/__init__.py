"""The texts of the house, edited at the desk."""
