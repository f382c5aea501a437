"""The site's settings: a council edits this file and no other. What each means is in docs/settings.md."""

SITENAME = "Choose My Support"
SITEURL = ""  # publishconf.py gives the live address
AUTHOR = "Nottinghamshire (sample)"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"

COUNCIL = {
    "name": "Nottinghamshire (sample council)",
    "website": "https://www.example.org",
    "phone": "01632 960000",
    "email": "choose@example.org",
    "out_of_hours_phone": "01632 960999",
    "safeguarding_phone": "01632 960911",
    "personal_assistant_phone": "01632 960014",
    "personal_assistant_email": "assistants@example.org",
}

# Colours are six-digit hexadecimal; the build refuses a pair that people with low vision cannot read.
BRAND = {
    "colour": "#1d4f5c",
    "accent": "#b4552d",
    "logo": "",  # a file in theme/static/images, or nothing
}

# Months after the last check at which a listing is marked, sinks in the results, and leaves search.
FRESHNESS = {"ageing": 3, "sinking": 6, "hidden": 12}

# What the council pays for an hour of support as a direct payment; None when there is no one rate.
DIRECT_PAYMENT = {
    "rate": "21.60",
    "since": "2026-04-06",
    "source": "A sample rate, invented to show how this page works",
    "link": "",  # the page that gives it, or nothing
}

# Languages besides English, each with its own name, like {"pl": "Polski"}; its texts are in content/languages.
LANGUAGES = {"pl": "Polski"}

# Where “report wrong details” goes: "email", or "https://github.com/OWNER/REPOSITORY" for a prefilled issue.
REPORT_TO = "email"

# Pictures of streets behind the map, from another firm's computer, which then sees who looks where. Empty: none.
MAP_TILES = {"address": "", "attribution": ""}

# What follows is the machinery's.
PLUGINS = ["plugins.site"]
THEME = "theme"
PATH = "content"
OUTPUT_PATH = "output"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []
DIRECT_TEMPLATES = []
PAGE_SAVE_AS = ""  # our own writer writes every page, all or nothing
PAGE_URL = "guides/{slug}/"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
MARKDOWN = {
    "extensions": ["markdown.extensions.tables", "markdown.extensions.toc", "markdown.extensions.meta"],
    "extension_configs": {},
    "output_format": "html",
}
