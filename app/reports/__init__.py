"""
Documents on paper: plain values in, bytes of a PDF out.

Every document is drawn by the same few pieces. `text.py` is the only place where user text becomes
a paragraph; `blocks.py` gives the parts of a page their names (heading, table, pairs, list), which
a layer of tags for PDF/UA can be put under later; `document.py` draws head and foot of each page.
"""
