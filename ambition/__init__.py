"""Ambition reviews a portfolio project: what it is worth to others, point by point, with the evidence."""

__version__ = "0.1.0"
