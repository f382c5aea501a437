"""Where each page stands in the site: paths that start and end with a slash."""

from __future__ import annotations

import functools
import hashlib

from plugins.records.listing import Listing
from plugins.records.problem import as_word
from plugins.records.schema import vocabularies

KIND_PATHS = {
    "registered": "/registered-services/",
    "micro": "/micro-providers/",
    "personal-assistant": "/personal-assistants/",
    "service": "/commissioned-services/",
}
GROUP_PATHS = {
    "support": "/support/",
    "district": "/places/",
    "need": "/needs/",
    "pay": "/pay/",
    "language": "/languages/",
}


def of_listing(listing: Listing) -> str:
    """Give the page of a listing."""
    return f"/services/{listing.slug}/"


def of_word(group: str, word: str) -> str:
    """Give the page of a word of a group: /support/home-care/, /languages/polish/."""
    if group == "kind":
        return KIND_PATHS[word]
    return f"{GROUP_PATHS[group]}{as_word(vocabularies()[group][word]) if group == 'language' else word}/"


@functools.cache
def of_organisation(name: str) -> str:
    """Give the page of an organisation with several services."""
    return f"/organisations/{as_word(name) or hashlib.blake2b(name.encode(), digest_size=4).hexdigest()}/"


def of_guide(slug: str) -> str:
    """Give the page of a guide."""
    return f"/guides/{slug}/"


def of_easy_read(slug: str) -> str:
    """Give the page of the easy-read version of a guide."""
    return f"/guides/{slug}/easy-read/"


def of_pathway(slug: str) -> str:
    """Give the page of a pathway."""
    return f"/{slug}/"


def file_of(path: str) -> str:
    """Give the file a path is served from."""
    return f"{path.lstrip('/')}index.html"
