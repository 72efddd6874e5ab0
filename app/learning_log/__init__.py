"""The child's log: what was met, practised and thought, page by page."""
