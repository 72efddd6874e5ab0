"""The menu of activities: the lines that ship with the service, and each school's own."""
