"""Turns statistics and content into guidance pages, one analysis page per principal, and published JSON."""
