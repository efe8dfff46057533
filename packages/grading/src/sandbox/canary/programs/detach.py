"""Ends at once and leaves a child that gave up its parent, its session and its output."""

import os
import sys

print("begun", flush=True)
try:
    child = os.fork()
except OSError:
    sys.exit()
if child == 0:
    os.setsid()
    if os.fork() == 0:
        for descriptor in range(3):
            os.close(descriptor)
        while True:
            pass
    os._exit(0)
