"""Plans on the desk: the town, a closing site, the interpreters' week."""
