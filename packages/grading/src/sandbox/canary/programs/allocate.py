"""Takes 10 GB, a little at a time, and touches it."""

taken = []
for _ in range(10 * 1024):
    taken.append(bytearray(b"x" * (1024 * 1024)))
print("BREACH: took 10 GB")
