"""Covering who somebody is wherever text is shown, quoted or exported: pseudonymous, never anonymous.

What is covered is listed with its kind and count, so that a leak can be seen; a covered text can still
give somebody away by what it tells.
"""

from ambition.desk.covering.redactor import Covered, Redactor, redactor_for

__all__ = ["Covered", "Redactor", "redactor_for"]
