"""What readers did not understand, told to those who translate."""
