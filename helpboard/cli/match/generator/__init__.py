"""Makes towns out of nothing but a seed: who lives where, wants what, has time when."""
