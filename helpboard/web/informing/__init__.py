"""What the desk tells people: circulars and news; and its own tasks."""
