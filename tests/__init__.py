"""Tests. While they are gathered nobody looks for garbage: what is loaded stays to the end."""

import gc

gc.disable()
