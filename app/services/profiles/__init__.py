"""Profiles of this laptop: keys, enrolment, backups, people and laptops of the team."""
