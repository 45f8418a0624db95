"""Letters for Alt: each button of a window gets one of its own."""


def letters_for(labels: list[str], taken: str) -> list[str]:
    """
    Return for each label its first letter that no other button has, or nothing.

    Args:
        taken: Letters that stand for something else in the same window.
    """
    used = set(taken.casefold())
    found = []
    for label in labels:
        letters = (sign for sign in label.casefold() if sign.isalpha() and sign not in used)
        letter = next(letters, "")
        used.add(letter)
        found.append(letter.upper())
    return found
