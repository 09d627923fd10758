"""How the page of a package looks on an index of packages."""

from __future__ import annotations

import re
from typing import Final

#: Pages of package indexes, recognised by what their hosts and paths look like (a mirror's look the same),
#: with the package's name in the first group.
PACKAGE_PAGES: Final = tuple(
    re.compile(r"https?://(?:[a-z0-9-]{1,60}\.){0,4}" + shape)
    for shape in (
        r"pypi\.[a-z.]{2,20}/(?:project|pypi|p)/([A-Za-z0-9._-]{1,100})",
        r"npm(?:js)?\.[a-z.]{2,20}/package/((?:@[a-z0-9._-]{1,60}/)?[A-Za-z0-9._-]{1,100})",
        r"crates\.[a-z.]{2,20}/crates/([A-Za-z0-9_-]{1,100})",
        r"cran\.[a-z.-]{2,30}/(?:package=|web/packages/)([A-Za-z0-9.]{1,100})",
        r"(?:ana)?conda\.[a-z.]{2,20}/[A-Za-z0-9_-]{1,60}/([A-Za-z0-9._-]{1,100})",
        r"rubygems\.[a-z.]{2,20}/gems/([A-Za-z0-9._-]{1,100})",
        r"hub\.docker\.com/r/[A-Za-z0-9_-]{1,60}/([A-Za-z0-9._-]{1,100})",
        r"juliahub\.com/ui/Packages/General/([A-Za-z0-9]{1,100})",
    )
)
