"""A volunteer's profile, asked step by step."""
