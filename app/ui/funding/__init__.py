"""The guard against double financing: what it asks, before a session and before a referral."""
