"""Printed sheets that come back as a PDF or a photo, and find what they belong to."""
