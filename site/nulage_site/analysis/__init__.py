"""What do the figures say of each principal, each school unit and the country, in the order of the pages?"""
