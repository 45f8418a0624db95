"""What each setting of the server means, for `werkvloer server --help`."""

from typing import Final, NamedTuple


class Setting(NamedTuple):
    """One setting, as a variable of the environment after `WERKVLOER_`."""

    usual: str  # without it
    words: str


SETTINGS: Final[dict[str, Setting]] = {
    "data": Setting("een map van de gebruiker", "map voor alles wat de server bewaart"),
    "database_url": Setting(
        "een eigen PostgreSQL in die map",
        "de PostgreSQL van je organisatie: postgresql://gebruiker:wachtwoord@host/database",
    ),
    "connections": Setting("10", "verbindingen met de database, per proces"),
    "host": Setting("127.0.0.1", "adres waarop de server luistert; alleen deze computer"),
    "port": Setting("8447", "poort waarop de server luistert"),
    "workers": Setting("1", "aantal processen"),
    "public_url": Setting("host en poort", "adres dat laptops gebruiken; staat in uitnodigingen"),
    "tls_certificate": Setting("geen", "bestand met het certificaat; nodig buiten deze computer"),
    "tls_key": Setting("geen", "bestand met de sleutel van het certificaat"),
    "proxies": Setting("geen", "adressen van de proxy's die TLS doen en voor de server staan"),
    "stop_s": Setting("20", "seconden om bij het stoppen af te werken wat bezig is"),
    "key_file": Setting("server.key in de map", "sleutel van de server; bewaar hem apart"),
    "token_days": Setting("90", "dagen dat een laptop mag wegblijven zonder opnieuw aan te melden"),
    "requests_per_minute": Setting("1200", "aanvragen per laptop en per minuut"),
    "guesses_per_minute": Setting("30", "aanvragen zonder aanmelding, per adres en per minuut"),
    "monitor_token": Setting(
        "geen: die twee antwoorden niemand",
        "sleutel, van minstens 16 tekens, waarmee bewaking /ready en /metrics mag vragen",
    ),
    "blobs": Setting("disk", "waar bijlagen staan: disk of s3"),
    "blob_bytes": Setting("52428800", "grootste bijlage, in bytes"),
    "s3_bucket": Setting("geen", "bucket voor de bijlagen"),
    "s3_endpoint": Setting("dat van Amazon", "adres van de opslag die S3 spreekt"),
    "s3_region": Setting("us-east-1", "regio van de bucket"),
    "s3_key": Setting("die van de computer", "toegangssleutel van de opslag"),
    "s3_secret": Setting("die van de computer", "geheim bij die toegangssleutel"),
    "oidc_issuer": Setting("geen", "adres van de aanmelding van je organisatie (OpenID Connect)"),
    "oidc_client": Setting("geen", "naam van deze server bij die aanmelding"),
    "oidc_secret": Setting("geen", "geheim van deze server bij die aanmelding"),
    "backups": Setting("backups in de map", "map voor back-ups; kies een andere schijf"),
    "outside": Setting(
        "met s3 in de bucket, anders outside.jsonl in de map",
        "lijst van gewiste dossiers; servers van één database delen hem, buiten de back-ups",
    ),
}


CHAIN_FAULTS: Final = {
    "gap": "voor deze regel ontbreken er",
    "changed": "ze is gewijzigd",
    "unsealed": "ze draagt het zegel van deze server niet",
    "chain": "ze sluit niet aan op de vorige",
    "emptied": "ze is leeggemaakt, en haar dossier is niet gewist",
    "end": "hier eindigt het logboek anders dan de server onthield",
}


def settings_text() -> str:
    """Return all settings, a few lines each."""
    lines = ["instellingen, uit de omgeving:"]
    for name, setting in SETTINGS.items():
        lines += [f"  WERKVLOER_{name.upper()}", f"      {setting.words}"]
        lines.append(f"      zonder: {setting.usual}")
    return "\n".join(lines)
