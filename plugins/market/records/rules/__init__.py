"""What stops a build. A rule is a function whose docstring is the rule; it gives problems, and prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plugins.market.records.contract import Contract
from plugins.market.records.decision import Decision
from plugins.market.records.edition import Edition
from plugins.market.records.files import Filed
from plugins.market.records.funding import Funding
from plugins.market.records.indicator import Dataset
from plugins.market.records.known import Around
from plugins.market.records.names import Zones
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.practice import Assessment
from plugins.market.records.record import Record
from plugins.market.records.rules import (
    editions,
    given,
    intentions,
    lots,
    names,
    numbers,
    opportunities,
    quality,
    sources,
    sums,
    terms,
    voice,
    workings,
    zones,
)
from plugins.market.records.voice import Exercise
from plugins.market.records.working import Workings
from plugins.market.records.written import Intention, Statement
from plugins.records.problem import Problem

Rule = Callable[[Filed[Any], Around], Iterator[Problem]]

# The rules of each class; a record keeps those of its own class and of those above it.
RULES: dict[type, tuple[Rule, ...]] = {
    object: (names.names_are_known, names.parts_are_named_once),
    Record: (
        names.nothing_replaces_itself,
        sources.licence_allows_it,
        sources.review_is_in_time,
        sources.data_is_not_of_the_future,
        given.a_number_is_one_or_a_range,
    ),
    Statement: (sources.review_is_in_time,),
    Contract: (
        sources.it_says_where,
        terms.term_runs_forwards,
        terms.term_is_as_long_as_it_says,
        terms.history_is_in_order,
        terms.planned_start_has_news,
        lots.lots_are_known,
        lots.awards_name_a_supplier,
        lots.no_more_win_than_may,
        lots.no_bid_is_over_its_cap,
        sums.parts_make_the_value,
        sums.what_is_printed_has_a_reason,
        sums.percentages_make_a_hundred,
        sums.prices_run_upwards,
        sums.saving_is_of_its_baseline,
        sums.savings_have_one_baseline,
    ),
    Decision: (sums.saving_is_of_its_baseline, sums.savings_have_one_baseline),
    Funding: (sums.lines_make_the_total, sums.what_is_printed_has_a_reason),
    Opportunity: (
        sources.it_says_where,
        sums.percentages_make_a_hundred,
        opportunities.planned_date_has_news,
        opportunities.moved_date_has_a_reason,
        opportunities.what_happened_is_past,
        opportunities.end_is_explained,
        opportunities.worth_runs_upwards,
    ),
    Intention: (sources.it_says_where, intentions.pause_has_an_end, intentions.how_much_is_said),
    Exercise: (voice.response_keeps_its_word, voice.statement_starts_with_i, voice.rank_is_one_themes_own),
    Assessment: (
        quality.scores_are_on_the_scale,
        quality.both_views_stand_when_not_agreed,
        quality.weak_standards_have_actions,
    ),
    Dataset: (
        numbers.every_measure_has_numbers,
        numbers.residents_are_open_statistics,
        numbers.rows_stand_once,
        numbers.ratio_is_of_its_numbers,
        numbers.categories_make_the_total,
        numbers.parts_make_the_measure,
        numbers.shares_make_a_hundred,
    ),
    Workings: (
        workings.concentration_says_what_is_known,
        workings.shares_are_of_all_providers,
        workings.both_sides_are_in_one_unit,
    ),
    Edition: (
        editions.edition_is_not_of_the_future,
        editions.no_draft_is_in_an_edition,
        editions.words_of_an_edition_are_known,
        editions.counts_of_an_edition_may_be_shown,
    ),
    Zones: (zones.zones_cover_the_area, zones.a_district_is_a_zone_of_its_own, zones.zones_nest),
}


def problems_of(around: Around) -> Iterator[Problem]:
    """Apply to every record the rules of its class."""
    for read in around.reads:
        if read.filed is not None:
            for cls, rules in RULES.items():
                if isinstance(read.filed.record, cls):
                    for rule in rules:
                        yield from rule(read.filed, around)
