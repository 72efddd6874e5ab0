"""Worries about a child, and words a school wants to be told of. Not the safeguarding record."""
