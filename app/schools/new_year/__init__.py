"""The step from one school year into the next: who goes where, worked out without a database."""
