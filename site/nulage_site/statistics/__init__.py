"""What do the files of official statistics say, in one tidy table?"""
