"""Reports that the town has published."""
