"""Where the packaged desktop program begins."""

import sys

from brightstar_desktop.__main__ import main

sys.exit(main())
