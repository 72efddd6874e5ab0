"""Every kind of long or regular work, and the loop that runs it."""
