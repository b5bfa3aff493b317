"""Lets ``python -m brightstar_desktop.publishing.cli`` stand in for ``brightstar-data``."""

import sys

from brightstar_desktop.publishing.cli import main

sys.exit(main())
