"""Worries about a child, and the words a school wants to be told of. Not the safeguarding record."""
