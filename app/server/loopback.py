"""Which addresses are this computer itself: plain HTTP is for them alone."""

from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer; a name other than localhost is not."""
    if host == "localhost":
        return True
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
