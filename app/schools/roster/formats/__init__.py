"""One reader for each format that schools export. All give a `Listing`: what comes after is one."""
