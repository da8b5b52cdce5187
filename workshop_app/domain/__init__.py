"""What a workshop is: records, rules, errors and changes; standard library only."""
