"""What `make bench` measures: saving, pages and packages. Not part of the service."""
