"""Schools, their people and classes, and who is in which class when."""
