"""Figures over everything below: counted and drawn, never about a child who can be pointed at."""
