"""Reports: a review as JSON, Markdown or text. Faces: no score is worked out here."""

from ambition.report.json import to_json
from ambition.report.markdown import to_markdown
from ambition.report.text import to_text

__all__ = ["to_json", "to_markdown", "to_text"]
