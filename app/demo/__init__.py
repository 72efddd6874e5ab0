"""A made-up town to try the service in: schools of the fictitious authority 999."""
