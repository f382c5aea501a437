"""The rules a listing keeps beyond its schema: a file a family, a function a rule.

The docstring of each rule is the rule. A rule yields problems; it never prints, logs or exits.
"""

from __future__ import annotations

from plugins.records.entry import Rule
from plugins.records.rules import contact, dates, people, photos, places, prices, prose

RULES: tuple[Rule, ...] = (
    contact.phone_is_dialable,
    contact.website_is_public,
    contact.somebody_can_be_reached,
    dates.nothing_was_done_in_the_future,
    dates.expiry_follows_sight,
    dates.hours_open_before_they_close,
    dates.ages_run_upwards,
    dates.check_is_in_date,
    people.micro_team_with_personal_care_is_registered,
    people.exempt_sole_trader_is_one_person,
    people.roles_not_persons_check,
    people.assistant_cannot_be_found_at_home,
    places.districts_are_of_the_area,
    places.postcode_exists,
    places.postcode_is_in_the_district,
    places.travel_starts_somewhere_known,
    prices.price_is_sane,
    prices.range_runs_upwards,
    prices.shortest_call_is_of_a_price_by_time,
    prices.shortest_call_can_be_counted,
    prose.no_contact_details_in_text,
    prose.no_shouting,
    prose.no_rating_that_differs,
    prose.no_hidden_characters,
    prose.summary_is_easy_to_read,
    photos.photo_is_there,
    photos.photo_keeps_its_place_secret,
)
