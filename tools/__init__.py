"""The rules of the house that no ready-made checker knows. `python -m tools.house` runs them all."""
