"""Starts the command. The processes that run tests read this file too, so it loads no more."""

import sys

if __name__ == "__main__":
    from tests.mutation.command import main

    sys.exit(main())
