"""Job cards and families, the eight skills, how a job is met, and the job coder."""
