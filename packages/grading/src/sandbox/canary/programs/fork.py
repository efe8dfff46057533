"""Makes children until it may not, or until it is clear that nobody counts them."""

import json
import os
import time

limit = json.load(open(0))["processes"]

children = 0
for _ in range(4 * limit):
    try:
        if os.fork() == 0:
            time.sleep(30)
            os._exit(0)
        children += 1
    except OSError:
        break

if children >= limit:
    print("BREACH:", children + 1, "processes at a time")
print("done", flush=True)
os._exit(0)
