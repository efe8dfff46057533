"""Leaves a mark wherever it can write, and looks for the marks of others; prints BREACH and the place."""

import json
import os
import time

bait = json.load(open(0))


def worth_a_try(folder):
    """Not where the kernel's own files are, nor on a file system that is mounted read-only."""
    try:
        return folder not in ("/proc", "/sys") and not os.statvfs(folder).f_flag & os.ST_RDONLY
    except (OSError, AttributeError):
        return folder not in ("/proc", "/sys")


def try_to_write(folder):
    try:
        with open(os.path.join(folder, bait["mark"]), "w") as file:
            file.write(bait["mark"])
    except OSError:
        pass


for folder in bait["forbidden"]:
    try_to_write(folder)

for folder, subfolders, _ in os.walk("/"):
    subfolders[:] = [name for name in subfolders if worth_a_try(os.path.join(folder, name))]
    try_to_write(folder)

time.sleep(0.3)

for folder, subfolders, files in os.walk("/"):
    subfolders[:] = [name for name in subfolders if worth_a_try(os.path.join(folder, name))]
    for name in files:
        if name.startswith("mark-") and name != bait["mark"]:
            print("BREACH: saw", os.path.join(folder, name))

print("done")
