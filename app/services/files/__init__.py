"""Files and papers: attaching, scanning, sheets that come back, what is written to disk."""
