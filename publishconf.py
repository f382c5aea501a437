"""What differs on the live site: its address. Build it with `choose build --live`."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "https://choose.example.org")
