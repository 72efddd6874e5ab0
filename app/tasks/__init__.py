"""Background work. (Never called jobs: those are children's.)"""
