"""Pages that come late: sealed on a tablet without a connection, opened here when it is back."""
