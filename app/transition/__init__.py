"""Moving on: what a child takes to the new school, and the package that carries it."""
