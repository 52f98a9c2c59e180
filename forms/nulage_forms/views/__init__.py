"""Which page answers which address of the form service?"""
