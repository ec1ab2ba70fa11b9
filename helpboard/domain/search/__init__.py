"""Search as plain rules: how words are folded, stemmed, split, corrected, named and ranked."""
