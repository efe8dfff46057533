"""Whether two read answers mean the same: True, False, or None where neither could be shown."""

import sympy

from latex_answer import Group, Listing, Malformed, Regions, Relation


class Ambiguous(Exception):
    """The text alone does not say whether the change matters: "[6, 5]" is a point or no interval at all."""


DIGITS = 40
TOLERANCE = sympy.Float("1e-25")
#: Squares, powers of two and multiples of small numbers among them, where floors and ceilings part.
VALUES = [7, 9, 13, 5, 16, 3, 10, 25, 8, 2, 12, 32, 11, 21, 4, 15, 6, 27]
PROBES = len(VALUES)


def same(gold, changed):
    if isinstance(gold, Listing) and isinstance(changed, Listing):
        return same_list(gold.items, changed.items)
    if isinstance(gold, Relation) and isinstance(changed, Relation):
        return same_relation(gold, changed)
    if is_region(gold) and is_region(changed):
        return same_region(gold, changed)
    if isinstance(gold, sympy.Expr) and isinstance(changed, sympy.Expr):
        return same_value(gold, changed)
    return False


def same_list(gold, changed):
    """Items in any order. Pairs in a list are points, so that their brackets are only notation."""
    if len(gold) != len(changed):
        return False
    compare = same if len(gold) == 1 else same_entry
    unused, is_open = list(changed), False
    for item in gold:
        results = [compare(item, other) for other in unused]
        if True in results:
            unused.pop(results.index(True))
        elif None in results:
            is_open = True
        else:
            return False
    return None if is_open else True


def same_entry(gold, changed):
    if isinstance(gold, Group) and isinstance(changed, Group):
        return same_point(gold, changed)
    return same(gold, changed)


def same_in_order(gold, changed):
    if len(gold) != len(changed):
        return False
    results = [same(*pair) for pair in zip(gold, changed)]
    if False in results:
        return False
    return None if None in results else True


def is_region(side):
    return isinstance(side, (Group, Regions))


def same_region(gold, changed):
    if isinstance(gold, Group) and isinstance(changed, Group):
        if interval_of(gold) is None or interval_of(changed) is None:
            return same_point(gold, changed)
    left, right = set_of(gold), set_of(changed)
    if left == right and gold != changed:
        raise Malformed  # a closed bracket at an infinite end
    return left == right


def same_point(gold, changed):
    """A tuple: round and square brackets are notation, unless of a pair (an interval); a set has no order."""
    if gold.open == r"\{" and changed.open == r"\{":
        return same_list(gold.items, changed.items)
    result = same_in_order(gold.items, changed.items)
    if result is not True:
        return result
    kinds = {changed.open + changed.close, gold.open + gold.close}
    if len(gold.items) == 2 and kinds == {"()", "[]"}:
        raise Ambiguous
    if kinds <= {"()", "[]"}:
        return True
    if kinds <= {"()", "[]", r"\{\}"}:
        return False
    raise Malformed


def interval_of(group):
    if len(group.items) != 2 or group.open not in "([" or group.close not in ")]":
        return None
    low, high = group.items
    if not all(isinstance(end, sympy.Expr) and end.is_extended_real for end in (low, high)):
        return None
    if low.free_symbols or high.free_symbols or not low < high:
        return None
    return sympy.Interval(low, high, left_open=group.open == "(", right_open=group.close == ")")


def set_of(side):
    """What lies in a region; nothing where a bracket's first end is not below its second."""
    if isinstance(side, Group):
        return sympy.FiniteSet(*side.items) if side.open == r"\{" else interval_of(side) or sympy.S.EmptySet
    whole = set_of(side.parts[0])
    for operator, part in zip(side.operators, map(set_of, side.parts[1:])):
        whole = whole.union(part) if operator == r"\cup" else whole.intersect(part)
    return whole


def same_relation(gold, changed):
    if gold.operators != changed.operators:
        return False
    sides = [*gold.sides, *changed.sides]
    if len(gold.sides) != 2 or not all(isinstance(side, sympy.Expr) for side in sides):
        return same_in_order(gold.sides, changed.sides)
    shifted = same_definition(gold.sides, changed.sides)
    if shifted is not None:
        return shifted
    gold_difference = gold.sides[0] - gold.sides[1]
    changed_difference = changed.sides[0] - changed.sides[1]
    factor = constant_factor(gold_difference, changed_difference)
    if factor is not None:
        return gold.operators[0] in {"=", "!="} or factor > 0
    return same_solutions(gold_difference, changed_difference)


def same_definition(gold, changed):
    """f(x) = … for every x, as f(-x) = … defines f too. None: not two definitions of one function."""
    (left, body), (other_left, other_body) = gold, changed
    applied = sympy.core.function.AppliedUndef
    if not (isinstance(left, applied) and isinstance(other_left, applied) and left.func == other_left.func):
        return None
    if left.args == other_left.args:
        return same_value(body, other_body)
    if len(left.args) != 1 or len(left.args[0].free_symbols) != 1:
        return None
    (variable,) = left.args[0].free_symbols
    image = sympy.Dummy("image")
    bodies = []
    for argument, term in ((left.args[0], body), (other_left.args[0], other_body)):
        free = sympy.Dummy("free")
        solutions = sympy.solve(argument.subs(variable, free) - image, free)
        if len(solutions) != 1:
            return None
        bodies.append(term.subs(variable, solutions[0]))
    return same_value(*bodies)


def constant_factor(left, right):
    """c with left = c·right everywhere; None: there is none, or it is 0."""
    ratio = sympy.simplify(without_functions(left) / without_functions(right))
    return ratio if ratio.is_number and ratio.is_finite and ratio != 0 else None


def same_solutions(left, right):
    """Of left = 0 and right = 0. With several unknowns only multiples, which were seen before, are the same."""
    symbols = left.free_symbols | right.free_symbols
    if len(symbols) != 1 or left.has(sympy.Function) or right.has(sympy.Function):
        return same_value(without_functions(left), without_functions(right))
    (symbol,) = symbols
    free = sympy.Dummy("free", real=True)
    roots = [sympy.solveset(side.subs(symbol, free), free, sympy.S.Reals) for side in (left, right)]
    return roots[0] == roots[1] if all(isinstance(each, sympy.FiniteSet) for each in roots) else None


def without_functions(expression):
    calls = sorted(expression.atoms(sympy.core.function.AppliedUndef), key=str)
    return expression.subs({call: sympy.Symbol(f"at_{call}", positive=True) for call in calls})


def same_value(left, right):
    """False as soon as one probe tells the two apart; True only where SymPy shows that nothing is left."""
    if left == right:
        return True
    if is_undefined(left) or is_undefined(right) or left.is_infinite or right.is_infinite:
        return False
    left, right = without_functions(left), without_functions(right)
    if any(differs_at(left, right, point) for point in points_of(left, right)):
        return False
    return True if sympy.simplify(left - right) == 0 else None


def is_undefined(expression):
    return expression.has(sympy.zoo, sympy.nan)


def differs_at(left, right, point):
    values = [sympy.N(side.subs(point), DIGITS) for side in (left, right)]
    if any(is_undefined(value) or not value.is_number for value in values):
        return False
    size = max(abs(values[0]), abs(values[1]), 1)
    return bool(abs(values[0] - values[1]) > TOLERANCE * size)


def points_of(*expressions):
    """Different values for the symbols; whole ones where floors, factorials or binomials need them."""
    symbols = sorted(set().union(*(each.free_symbols for each in expressions)), key=str)
    if not symbols:
        return [{}]
    whole = (sympy.floor, sympy.ceiling, sympy.factorial, sympy.binomial)
    is_whole = any(each.has(*whole) for each in expressions)
    return [
        {
            symbol: sympy.Integer(value) if is_whole else sympy.Rational(value, 3 + probe)
            for symbol, value in zip(symbols, VALUES[probe:] + VALUES)
        }
        for probe in range(PROBES)
    ]
