"""What was planned for a class, who came, and who was there."""
