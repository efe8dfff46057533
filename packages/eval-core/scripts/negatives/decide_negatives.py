"""Decides once, by SymPy, which changes of golds matter; writes the list that the tests read.

Reads the lines of propose-pairs.mjs and writes negatives.json: names of pairs and decisions, nothing of the
data. by_hand.json has what SymPy cannot read or decide, and the few answers in which a letter stands for every
integer, where SymPy sees one; what is in neither is printed to standard error, to be read and decided. Dropped, by rule: prose (answers with words of a sentence), texts that
the change leaves malformed (a point with a bracket of each kind), and changes that matter in one of two
readings only (a pair in square brackets may be a point or an interval).
"""

import json
import re
import signal
import sys
from pathlib import Path

import sympy

from latex_answer import Malformed, Unreadable, read_answer
from same_answer import Ambiguous, same

SECONDS_PER_PAIR = 20
BY_HAND = json.loads((Path(__file__).parent / "by_hand.json").read_text())


class OutOfTime(Exception):
    pass


def out_of_time(*_):
    raise OutOfTime


def main():
    signal.signal(signal.SIGALRM, out_of_time)
    rows, undecided, dropped = [], [], {"prose": 0, "malformed": 0, "ambiguous": 0}
    for line in sys.stdin:
        pair = json.loads(line)
        decision = decide(pair)
        if isinstance(decision, str):
            dropped[decision] += 1
        elif decision is None:
            undecided.append(pair)
        else:
            rows.append([pair["id"], pair["op"], pair["at"], pair["by"], *decision, pair["hash"]])
    write(rows)
    print(f"{len(rows)} pairs listed, dropped: {dropped}, undecided: {len(undecided)}", file=sys.stderr)
    for pair in undecided:
        print(f'{key_of(pair)}\t{pair["gold"]!r}\t{pair["changed"]!r}', file=sys.stderr)


def decide(pair):
    """(matters, by whom), the reason to drop the pair, or None."""
    by_hand = BY_HAND.get(key_of(pair))
    if by_hand is not None:
        return "malformed" if by_hand == "malformed" else (by_hand == "matters", "hand")
    if is_prose(pair["gold"]):
        return "prose"
    result = same_in_time(pair["gold"], pair["changed"])
    return (not result, "sympy") if isinstance(result, bool) else result


def key_of(pair):
    return f'{pair["id"]} {pair["op"]} {pair["at"]} {pair["by"]}'


def is_prose(gold):
    """Has a word of four letters, outside the names of commands."""
    return re.search(r"[a-zA-Z]{4}", re.sub(r"\\[a-zA-Z]+", " ", gold)) is not None


def same_in_time(gold, changed):
    """True or False, the reason to drop the pair, or None where it could not be read or decided."""
    signal.alarm(SECONDS_PER_PAIR)
    try:
        return same(read_answer(gold), read_answer(changed))
    except Malformed:
        return "malformed"
    except Ambiguous:
        return "ambiguous"
    except (Unreadable, OutOfTime, NotImplementedError, RecursionError):
        return None
    finally:
        signal.alarm(0)


def write(rows):
    lines = ",\n".join(f"    {json.dumps(row)}" for row in rows)
    columns = json.dumps(["id", "op", "at", "by", "matters", "decided", "hash"])
    print(f'{{\n  "sympy": "{sympy.__version__}",\n  "columns": {columns},\n  "rows": [\n{lines}\n  ]\n}}')


if __name__ == "__main__":
    main()
