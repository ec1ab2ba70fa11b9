"""What leads do with their group: this week, members, roles, schedules, its life."""
