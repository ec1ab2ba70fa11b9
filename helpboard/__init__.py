"""A town's notice board for refugee aid, readable in every language."""
