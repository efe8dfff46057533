"""Takes in several processes what one alone may have and all together may not."""

import errno
import json
import os
import sys
import time

share = json.load(open(0))["shareBytes"]
PAGE = 4096



def fork():
    """A busy machine refuses processes for a while; that is not to have none."""
    for _ in range(100):
        try:
            return os.fork()
        except OSError as error:
            if error.errno != errno.EAGAIN:
                print("there are no other processes")
                sys.exit()
            time.sleep(0.05)
    print("BREACH: no process was to be had, so that nothing is proved")
    sys.exit()


for _ in range(4):
    if fork() == 0:
        break

try:
    taken = bytearray(share)
except MemoryError:
    print("BREACH: a share is too much for one, so that nothing is proved")
    sys.exit()
for place in range(0, share, PAGE):
    taken[place] = 1
time.sleep(3)
print("BREACH: kept", share, "bytes in each of 5 processes")
