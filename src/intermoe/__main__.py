"""`python -m intermoe`."""

import sys

from intermoe.cli import main

sys.exit(main())
