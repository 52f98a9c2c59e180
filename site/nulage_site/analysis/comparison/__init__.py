"""How are two figures compared honestly? Pure functions of numbers; each file holds one idea."""
