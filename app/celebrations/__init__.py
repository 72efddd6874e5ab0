"""Certificates: what a school says well done for, who has earned one, and who has it."""
