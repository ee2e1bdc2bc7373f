"""Parts of screens: each shows something it is given and tells its screen what was done to it."""
