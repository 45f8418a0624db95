"""Planning: appointments and tasks."""
