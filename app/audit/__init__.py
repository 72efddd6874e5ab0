"""The trail: who did what, when, from which tablet. Ids only, never names or content."""
