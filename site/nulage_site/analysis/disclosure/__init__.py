"""What may be added to what the sources print, so that nobody can work out what they withhold?"""
