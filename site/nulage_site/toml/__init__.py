"""How is a TOML file read so that every fault in it can name its line?"""
