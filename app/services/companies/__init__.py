"""The file of a company: intake, lists, timeline, history, merging."""
