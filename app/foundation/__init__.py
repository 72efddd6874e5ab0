"""What every package may stand on: database, scope, clock, ids, text, words, pictures, sealing."""
