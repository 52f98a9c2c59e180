"""Which few things in a principal's figures are worth talking about, and how is each of them said?"""
