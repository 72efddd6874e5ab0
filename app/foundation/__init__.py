"""What every package may stand on: database, scope, clock, ids, text, pictures, seals."""
