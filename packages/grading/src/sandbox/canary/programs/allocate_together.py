"""Takes in several processes what one alone may have and all together may not."""

import json
import os
import sys
import time

share = json.load(open(0))["shareBytes"]
PAGE = 4096

try:
    for _ in range(4):
        if os.fork() == 0:
            break
except OSError:
    print("there are no other processes")
    sys.exit()

try:
    taken = bytearray(share)
except MemoryError:
    print("BREACH: a share is too much for one, so that nothing is proved")
    sys.exit()
for place in range(0, share, PAGE):
    taken[place] = 1
time.sleep(3)
print("BREACH: kept", share, "bytes in each of 5 processes")
