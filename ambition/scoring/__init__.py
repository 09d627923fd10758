"""Findings and answers become scores: integers only, no text read, no file opened.

``score`` is the way in; ``docs`` of the rules stand in ``rubrics/README.md``.
"""

from ambition.scoring.ledger import Standing
from ambition.scoring.scored import Scored, score
from ambition.scoring.tables import Tables, tables_of

__all__ = ["Scored", "Standing", "Tables", "score", "tables_of"]
