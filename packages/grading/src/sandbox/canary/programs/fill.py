"""Fills every folder that it can write to."""

import json
import os

bound = json.load(open(0))["boundBytes"]


def worth_a_try(folder):
    """Not where the kernel's own files are, nor on a file system that is mounted read-only."""
    try:
        return folder not in ("/proc", "/sys") and not os.statvfs(folder).f_flag & os.ST_RDONLY
    except (OSError, AttributeError):
        return folder not in ("/proc", "/sys")


block = b"x" * (1024 * 1024)
written = 0

for folder, subfolders, _ in os.walk("/"):
    subfolders[:] = [name for name in subfolders if worth_a_try(os.path.join(folder, name))]
    try:
        for number in range(100):
            with open(os.path.join(folder, f"fill-{number}"), "wb", buffering=0) as file:
                for _ in range(50):
                    written += file.write(block)
                    if written > bound:
                        break
            if written > bound:
                break
    except OSError:
        pass

if written > bound:
    print("BREACH: wrote", written, "bytes")
print("done")
