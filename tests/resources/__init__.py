"""The shipped files: fonts, icons, frameworks, rosters, the sample workshop and their licences."""
