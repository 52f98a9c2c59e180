"""Collects self-assessments and prioritised questions before the phone call."""
