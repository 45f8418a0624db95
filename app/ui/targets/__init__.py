"""Streefcijfers en prognose (S15): results, forecast, money at risk."""
