"""Monitoring van tewerkstelling: numbers of enterprises go out, numbers of people come in."""
