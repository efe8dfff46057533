"""Writes 100 MB to each of its outputs."""

import sys

line = "x" * 99_999
for _ in range(1_000):
    print(line)
    print(line, file=sys.stderr)
