"""Rules: plain Python without framework, database, clock or I/O."""
