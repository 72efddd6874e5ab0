"""What teachers answer to a child's page."""
