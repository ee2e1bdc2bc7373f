"""The chronology on the screen: its rows, its line and the forms of a row."""
