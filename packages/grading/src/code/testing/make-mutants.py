"""Makes mutants of a function and says of each whether it gives another result than the original on some input.

Reads {"source", "entryPoint", "inputs", "seed", "count"} from standard input; writes one line of JSON with
{"source", "differs"} for each mutant.
"""

import ast
import copy
import io
import json
import random
import sys

MOST_EVENTS = 100_000

SWAPS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def main():
    task = json.loads(sys.stdin.read())
    tree = ast.parse(task["source"])
    original = [result_of(task["source"], task["entryPoint"], lines) for lines in task["inputs"]]
    # An input on which the original itself takes too long tells nothing.
    usable = [(lines, result) for lines, result in zip(task["inputs"], original) if result[0] == "value"]
    changes = list(changes_of(tree))
    random.Random(task["seed"]).shuffle(changes)
    for change in changes[: task["count"]]:
        mutant = copy.deepcopy(tree)
        change(list(ast.walk(mutant)))
        source = ast.unparse(mutant)
        differs = any(not same(result_of(source, task["entryPoint"], lines), result) for lines, result in usable)
        print(json.dumps({"source": source, "differs": differs}), flush=True)


def changes_of(tree):
    """Single changes, each a function of the nodes of a copy of the tree."""
    for index, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
            yield lambda nodes, i=index: swap_comparison(nodes[i])
        if isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(node.op) in SWAPS:
            yield lambda nodes, i=index: swap_operator(nodes[i])
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield lambda nodes, i=index: shift(nodes[i], 1)
            yield lambda nodes, i=index: shift(nodes[i], -1)
        if isinstance(node, ast.Constant) and type(node.value) is bool:
            yield lambda nodes, i=index: flip(nodes[i])
        if isinstance(node, ast.Return) and node.value is not None:
            yield lambda nodes, i=index: setattr(nodes[i], "value", ast.Constant(None))


def swap_comparison(node):
    node.ops[0] = SWAPS[type(node.ops[0])]()


def swap_operator(node):
    node.op = SWAPS[type(node.op)]()


def shift(node, step):
    node.value += step


def flip(node):
    node.value = not node.value


class TooLongError(BaseException):
    """More steps than any original takes on these inputs."""


def result_of(source, entry_point, lines):
    namespace = {}
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += 1
        if steps > MOST_EVENTS:
            raise TooLongError
        return count

    printed = sys.stdout
    sys.stdout = io.StringIO()
    sys.settrace(count)
    try:
        exec(compile(source, "mutant", "exec"), namespace)
        return ("value", namespace[entry_point](*map(read_value, lines)))
    except TooLongError:
        return ("too long", None)
    except BaseException as error:
        return ("error", type(error).__name__)
    finally:
        sys.settrace(None)
        sys.stdout = printed


def read_value(text):
    try:
        return json.loads(text)
    except ValueError:
        return ast.literal_eval(text)


def same(one, other):
    """Equal, or written the same, as nan is."""
    try:
        return one == other or repr(one) == repr(other)
    except Exception:
        return False


main()
