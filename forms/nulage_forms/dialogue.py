"""What may happen to a dialogue, and what is then true of it?

Each function takes the dialogue as it was, who acts and when, and returns the dialogue as it is after.
"""
