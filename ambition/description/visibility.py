"""Which HTML elements a reader sees: a stack of the open ones, with what hides their content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ambition.description.words import words

#: Crossed-out text can be seen, but is taken back: it earns nothing, and nobody is warned.
STRUCK = "crossed-out text"
#: Elements whose content is never shown as text on the page.
_NEVER_SHOWN = {
    "script": "a script element",
    "style": "a style element",
    "template": "a template element",
    "noscript": "a noscript element",
    "title": "a title element",
    "head": "a head element",
    "iframe": "an iframe element",
    "noembed": "a noembed element",
    "noframes": "a noframes element",
    "canvas": "a canvas element",
    "audio": "an audio element",
    "video": "a video element",
    "object": "an object element",
    "datalist": "a datalist element",
    "svg": "a drawing",
    "del": STRUCK,
    "s": STRUCK,
    "strike": STRUCK,
}
#: The lengths of a side, in HTML, at which nobody sees a picture.
_SPECKS = frozenset({"0", "1", "0px", "1px", "0%"})
VOID = words("area base br col embed hr img input link meta param source track wbr")

_DECLARATION = re.compile(r"([\w-]++)\s*+:\s*+([^;]*+)")
_ZERO = re.compile(r"0*\.?0*(?:px|pt|em|rem|ex|ch|vh|vw|cm|mm|in|%)?")
_TINY = re.compile(r"(?:[01](?:\.\d{0,9})?px|[01](?:\.\d{0,9})?pt|0?\.0\d{0,9}r?em|[0-5]%)")
_FAR_AWAY = re.compile(r"-\d{3,9}(?:\.\d{0,9})?(?:px|pt|em|rem|vw|vh|%)")
_SIZES = frozenset(
    {"font-size", "width", "height", "max-width", "max-height", "opacity", "zoom", "line-height"}
)
_SHIFTS = frozenset({"text-indent", "left", "top", "right", "bottom", "margin-left", "margin-top"})
_RGB = re.compile(r"rgba?\(\s*+(\d{1,3})\s*+[,\s]\s*+(\d{1,3})\s*+[,\s]\s*+(\d{1,3})")
_NAMED = {"white": (255, 255, 255), "snow": (255, 250, 250), "black": (0, 0, 0), "red": (255, 0, 0)}
_NAMED |= {"whitesmoke": (245, 245, 245), "ivory": (255, 255, 240), "ghostwhite": (248, 248, 255)}
_NAMED |= {"floralwhite": (255, 250, 240), "mintcream": (245, 255, 250), "azure": (240, 255, 255)}
#: Colours that differ by less than this, summed over red, green and blue, read as one.
_SAME_COLOUR = 48

Colour = tuple[int, int, int]
_PAGE: Colour = (255, 255, 255)
_LONGEST_STYLE = 5_000


@dataclass(frozen=True, slots=True)
class Element:
    """An open element: its name, what hides its content (empty where it is seen) and its colours."""

    name: str
    hidden_by: str
    ink: Colour | None
    ground: Colour | None


class Elements:
    """The open HTML elements, innermost last; closing one that was never opened costs nothing."""

    def __init__(self) -> None:
        self._stack: list[Element] = []
        self._open: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._stack)

    def hidden_by(self) -> str:
        """Return what hides text here ("an element styled display:none"), or "" where it is seen."""
        return self._stack[-1].hidden_by if self._stack else ""

    def count(self, name: str) -> int:
        """Return how many elements called ``name`` are open."""
        return self._open.get(name, 0)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element; a paragraph or list item ends the one it directly follows."""
        if name in {"p", "li", "tr", "td", "th", "dt", "dd"} and self._stack and self._stack[-1].name == name:
            self._pop()
        above = self._stack[-1] if self._stack else Element("", "", None, None)
        ink, ground = above.ink, above.ground
        hidden_by = above.hidden_by or _NEVER_SHOWN.get(name, "")
        if attributes and not hidden_by:
            style = _declarations(attributes.get("style", ""))
            ink = _colour(style.get("color") or attributes.get("color", "")) or ink
            ground = _ground(style, attributes) or ground
            hidden_by = _hidden_by(attributes, style) or _hidden_by_colour(style, ink, ground)
        self._stack.append(Element(name, hidden_by, ink, ground))
        self._open[name] = self._open.get(name, 0) + 1

    def close(self, name: str) -> None:
        """Leave the innermost open element called ``name`` and all inside it."""
        if not self._open.get(name):
            return
        while self._pop() != name:
            pass

    def close_down_to(self, depth: int) -> None:
        """Leave elements until only ``depth`` of them are open."""
        while len(self._stack) > depth:
            self._pop()

    def _pop(self) -> str:
        name = self._stack.pop().name
        self._open[name] -= 1
        return name


def hides_picture(attributes: dict[str, str]) -> str:
    """Return what in a picture's own attributes hides it ("a picture of width 0"), or an empty string."""
    if not attributes:
        return ""
    if not _SPECKS.isdisjoint((attributes.get("width", "").strip(), attributes.get("height", "").strip())):
        return "a picture of no size"
    hidden_by = _hidden_by(attributes, _declarations(attributes.get("style", "")))
    return hidden_by.replace("an element", "a picture", 1)


def _declarations(style: str) -> dict[str, str]:
    if not style:
        return {}
    found = _DECLARATION.findall(style[:_LONGEST_STYLE].lower())
    return {name: value.replace("!important", "").strip() for name, value in found}


def _hidden_by(attributes: dict[str, str], style: dict[str, str]) -> str:
    """Return what in an element's own attributes hides its content, or an empty string."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return "an element with the attribute hidden"
    for name in ("width", "height"):
        if attributes.get(name, "").strip() in {"0", "0px", "0%"}:
            return f"an element of {name} 0"
    for name, value in style.items():
        if _hides(name, value):
            return f"an element styled {name}:{value[:20]}"
    return ""


def _hides(name: str, value: str) -> bool:
    """Tell whether one declaration of a style hides what it applies to."""
    if (name, value) in {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}:
        return True
    if (
        name in _SIZES
        and value
        and (_ZERO.fullmatch(value) or (name == "font-size" and _TINY.fullmatch(value)))
    ):
        return any(character == "0" for character in value) or name == "font-size"
    if name in {"clip", "clip-path"}:
        return value.replace(" ", "").startswith(("rect(0", "inset(50%", "inset(100%", "circle(0"))
    if name == "transform":
        return value.replace(" ", "").startswith(("scale(0)", "scale(0,", "scalex(0)", "scaley(0)"))
    return name in _SHIFTS and bool(_FAR_AWAY.fullmatch(value))


def _ground(style: dict[str, str], attributes: dict[str, str]) -> Colour | None:
    """Return the colour that the element paints behind its text, or None where it paints none."""
    value = style.get("background-color") or style.get("background") or attributes.get("bgcolor", "")
    return _colour(value) or (_colour(value.split()[0]) if value.split() else None)


def _hidden_by_colour(style: dict[str, str], ink: Colour | None, ground: Colour | None) -> str:
    if style.get("color") == "transparent":
        return "an element with transparent letters"
    if ink is None:
        return ""
    behind = ground or _PAGE
    difference = sum(abs(one - other) for one, other in zip(ink, behind, strict=True))
    return "an element with letters in the colour of the page" if difference < _SAME_COLOUR else ""


def _colour(value: str) -> Colour | None:
    """Return the red, green and blue of a colour written in CSS or HTML, or None where it is not known."""
    value = value.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    digits = value.removeprefix("#")
    try:
        if len(digits) in {3, 4}:
            return int(digits[0] * 2, 16), int(digits[1] * 2, 16), int(digits[2] * 2, 16)
        if len(digits) in {6, 8}:
            return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return None
    match = _RGB.match(value)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
