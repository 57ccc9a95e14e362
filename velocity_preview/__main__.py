"""`python -m velocity_preview`."""

import sys

from velocity_preview.cli import main

sys.exit(main())
