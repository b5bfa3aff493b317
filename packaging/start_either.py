"""Where both packaged programs of Linux begin: one executable, told by its first argument which.

Each executable carries all of Python's modules, so that two of them would carry them twice.
"""

import sys
from typing import Final

AS_COMMAND_LINE: Final = "--as-brightstar"

if sys.argv[1:2] == [AS_COMMAND_LINE]:
    del sys.argv[1]
    from brightstar_desktop.cli import main
else:
    from brightstar_desktop.__main__ import main

sys.exit(main())
