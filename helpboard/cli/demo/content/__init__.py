"""What the demo town says: areas, organisations, groups, posts and people, all invented."""
