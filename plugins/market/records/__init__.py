"""The market's records: read, checked and frozen. `load.load_market(root, catalogue, today)` gives all of them.

It gives `(Market, problems)`. A Market (market.py) holds mappings by id, sorted by id:

    statement          Statement or None: title, owner (a role), review_by, as_of, historical     written.py
    zones              code → Zone: name, parent, rurality, districts; and gaps                     names.py
    words              name → Word of the glossary: term, short, meaning, now                       names.py
    documents          name → SourceDocument: title, publisher, date, url, licence                  names.py
    organisations      id → Body: title, kind, now                                                  names.py
    contracts          id → Contract (frameworks and partnerships too): lots, value, price …        contract.py
    opportunities      id → Opportunity: stage, dates with their slips, criteria, steps             opportunity.py
    events             id → Event: kind, when (Period), took_part                                   voice.py
    exercises, themes  id → Exercise with its themes; EXERCISE.THEME → Theme with its response      voice.py
    decisions          id → Decision: body, date, options, equality, next                           decision.py
    funding            id → Funding: lines, in_all (added up)                                       funding.py
    benchmarks         id → Benchmark: kind (practice, method, rule, area), figures, learned        practice.py
    assessments        id → Assessment: standards with own, reviewer's and agreed scores            practice.py
    datasets           id → Dataset: its measures and where they come from                          indicator.py
    indicators         DATASET.MEASURE → Indicator: measure, observations, latest                   indicator.py
    workings           Workings: figures worked out from others                                     working.py
    intentions         id → Intention: signal, quantity, zones …; body and body_line (Markdown)     written.py
    chapters           id → Chapter, by order: body and body_line (Markdown)                        written.py
    editions, past     id → Edition, by its day; id → its figures as they were shown             edition.py
    links              every reference from one record to another, for the golden thread            market.py

All but the statement, names and indicators are a Record (record.py): title, summary, owner, review_by, sources
(document and where), support, needs, zones, listings and lists of other records' ids.
Values: Money (money.py), Percent (percent.py), When and Period (when.py), Given (a number with unit and how exact).
Drafts are checked and then left out. `day` is the day dates are judged by.
"""

FOLDERS = ("content/market", "content/intentions", "content/statement")  # where its files are
