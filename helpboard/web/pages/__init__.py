"""The desk writes information pages, explains words, and keeps facts for them."""
