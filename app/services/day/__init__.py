"""Vandaag, the agenda, and what a coach wants to know before a visit."""
