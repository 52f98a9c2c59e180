"""What does a country look like that nobody lives in, written in the files that the real one is published in?

Everything in it is drawn from a seed. Nothing in it is anybody's: names are put together from words of nature,
and no number can belong to anyone (`codes.py` says why).
"""
