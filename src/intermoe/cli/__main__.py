"""`python -m intermoe.cli`."""

import sys

from intermoe.cli import main

sys.exit(main())
