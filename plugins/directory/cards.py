"""The cards of all listings: each worked out and drawn once, however many lists show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from plugins.processes import in_processes, processors
from plugins.records.catalogue import Catalogue
from plugins.records.listing import Listing
from plugins.records.wording import Card, make_card


class Cards:
    """Gives a listing's card, and its HTML. `draw` is the theme's macro for one."""

    def __init__(self, catalogue: Catalogue, draw: Callable[[Card], Markup]) -> None:
        self._catalogue = catalogue
        self._draw = draw
        self._cards: dict[str, Card] = {}
        self._drawn: dict[str, Markup] = {}

    def card(self, listing: Listing) -> Card:
        """Give what a card says of a listing."""
        card = self._cards.get(listing.slug)
        if card is None:
            card = self._cards[listing.slug] = make_card(listing, self._catalogue)
        return card

    def html(self, listing: Listing) -> Markup:
        """Give a listing's card as HTML."""
        html = self._drawn.get(listing.slug)
        if html is None:
            html = self._drawn[listing.slug] = self._draw(self.card(listing))
        return html

    @property
    def made(self) -> Mapping[str, Card]:
        """Give the cards worked out so far, by slug."""
        return self._cards

    def draw_all(self) -> None:
        """Draw every card at once, on all processors: worth it when every list is to be made."""
        count = processors()
        listings = self._catalogue.listings
        shares = [listings[index::count] for index in range(count)]

        def draw(share: tuple[Listing, ...]) -> list[tuple[Card, Markup]]:
            return [(self.card(listing), self.html(listing)) for listing in share]

        for cards in in_processes(draw, shares):
            for card, html in cards:
                self._cards[card.slug] = card
                self._drawn[card.slug] = html
