"""Measurements: each program compares with a reference in the same run and prints the ratio. Never a timed
test.
"""
