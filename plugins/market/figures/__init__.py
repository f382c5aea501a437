"""Figures: every number of the statement by its name, and the prose that is bound to them.

every.all_figures(market, catalogue, told, rate)  → name → Figure, sorted; nothing hidden is in any of them
figure.Figure          text, bare, dated, as_at, path; title, value, unit, working, sources …
door.shown             the one way out for counts of people
prose.render_prose     Markdown with [[figures]] → safe HTML;   checked.check_prose → problems
pages.figure_pages     the pages under /market/figures/;        pages.figure_files → their CSV
load.load_figures      the market, its figures and every problem, in one call
"""
