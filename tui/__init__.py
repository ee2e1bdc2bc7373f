"""The shell: start, command line, keys, theme and terminal."""
