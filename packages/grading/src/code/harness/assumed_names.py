"""Names that a program uses as though they were imported, because the site that its problem comes from imports
them for everybody (LiveCodeBench does so too)."""

import ast
import importlib

MODULES = (
    "bisect collections copy datetime functools heapq itertools json math operator random re statistics "
    "string sys typing"
).split()

MEMBERS = {
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "collections": "ChainMap Counter OrderedDict defaultdict deque namedtuple",
    "copy": "copy deepcopy",
    "functools": "cache cmp_to_key lru_cache partial reduce wraps",
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "itertools": "accumulate chain combinations combinations_with_replacement count cycle groupby islice "
    "pairwise permutations product repeat starmap takewhile zip_longest",
    "math": "ceil comb cos dist exp factorial floor gcd hypot inf isclose isqrt lcm log log10 log2 perm pi "
    "prod sin sqrt tan",
    "random": "choice randint shuffle",
    "string": "ascii_letters ascii_lowercase ascii_uppercase digits",
    "typing": "Any Callable DefaultDict Deque Dict FrozenSet Generator Generic Iterable Iterator List Mapping "
    "NamedTuple Optional Sequence Set Tuple Type TypeVar Union",
}

HOME_OF = {name: module for module, names in MEMBERS.items() for name in names.split()}


def assumed_names(tree):
    """The assumed names that a program mentions, with what they stand for; its own definitions come later and win."""
    mentioned = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found = {name: importlib.import_module(name) for name in mentioned.intersection(MODULES)}
    for name in mentioned.intersection(HOME_OF):
        found.setdefault(name, getattr(importlib.import_module(HOME_OF[name]), name))
    return found
