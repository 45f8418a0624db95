"""Photos as a camera writes them, made by another library than ours."""

from io import BytesIO

from PIL import Image

GPS = 0x8825
PLACE = {1: "N", 2: (50.0, 56.0, 18.75), 3: "E", 4: (4.0, 2.0, 11.5), 29: "2026:11:20"}


def photo(gps=PLACE, kind="JPEG", **tags):
    """A photo of a camera, written by another library than ours."""
    out = BytesIO()
    Image.effect_noise((64, 48), 80).save(out, kind, exif=camera_exif(gps), **tags)
    return out.getvalue()


def camera_exif(gps=PLACE):
    exif = Image.Exif()
    exif[0x010F] = "Camerabouwer"
    exif[0x0112] = 6
    exif[0x9286] = "na de plaats"
    if gps:
        exif.get_ifd(GPS).update(gps)
        exif[GPS] = gps
    return exif
