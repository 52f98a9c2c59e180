"""Which files can be taken home from the site, and what stands in each of them?"""
