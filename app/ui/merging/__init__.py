"""S19 Samenvoegen: decide what two people wrote without having seen each other's."""
