"""Reading other people's lists: files and pasted text in, rows and people out."""
