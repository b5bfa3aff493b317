"""Where the packaged command line begins."""

import sys

from brightstar_desktop.cli import main

sys.exit(main())
