"""Reads the answers of mathematical data sets into SymPy, apart from the project's own parser.

SymPy's parse_latex passes over what it does not know; here every token must be read, or the answer is
Unreadable. An answer is a Listing of sides and Relations; a side is a SymPy expression, a Group (point, interval,
set) or Regions (groups joined by union or intersection).
"""

import re
from dataclasses import dataclass

import sympy


class Unreadable(Exception):
    """Not one of the common forms: prose, ellipses, cases, conditions."""


class Malformed(Exception):
    """Brackets that do not belong together: f(x], a point (1, 2]."""


@dataclass(frozen=True)
class Group:
    open: str
    items: tuple
    close: str


@dataclass(frozen=True)
class Regions:
    operators: tuple
    parts: tuple


@dataclass(frozen=True)
class Relation:
    operators: tuple
    sides: tuple


@dataclass(frozen=True)
class Listing:
    items: tuple


TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d+\.\d+|\d+|\S")
SILENT = {"$", r"\left", r"\right", r"\quad", r"\,", r"\;", r"\!", r"\ ", r"\[", r"\]"}
RELATIONS = {
    "=": "=", r"\neq": "!=", "<": "<", ">": ">",
    r"\leq": "<=", r"\leqslant": "<=", r"\le": "<=", r"\geq": ">=", r"\geqslant": ">=", r"\ge": ">=",
}  # fmt: skip
OPENING = {"(", "[", r"\{", r"\lfloor", r"\lceil"}
CLOSING = {")", "]", r"\}", r"\rfloor", r"\rceil"}
GREEK = {r"\alpha", r"\beta", r"\lambda", r"\mu", r"\theta", r"\omega"}
STARTS_FACTOR = re.compile(r"[\da-zA-Z({\[]|\\(frac|sqrt|binom|pi|infty|log|lfloor|lceil|max|min)$")


def read_answer(text):
    """The Listing of an answer. Raises Unreadable."""
    if re.search(r"\\text|\\begin|\\ldots|\\mid|(?<![\\a-zA-Z])[a-zA-Z]{4}", text):
        raise Unreadable(text)
    tokens = [token for token in TOKEN.findall(text) if token not in SILENT]
    if tokens[:1] == [r"\boxed"]:
        tokens = tokens[2:-1]
    if tokens[-1:] == ["."]:
        tokens.pop()
    parser = Parser(tokens)
    answer = Listing(parser.items(()))
    if parser.peek() != "":
        raise Unreadable(text)
    return answer


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.index = 0

    def peek(self):
        return self.tokens[self.index] if self.index < len(self.tokens) else ""

    def take(self, *expected):
        token = self.peek()
        if token == "" or (expected and token not in expected):
            raise Unreadable(f"{token!r} where {expected} should be")
        self.index += 1
        return token

    def items(self, closing):
        items = [self.item()]
        while self.peek() in {",", ";"} and self.peek() not in closing:
            self.take()
            items.append(self.item())
        return tuple(items)

    def item(self):
        sides, operators = [self.side()], []
        while self.peek() in RELATIONS:
            operators.append(RELATIONS[self.take()])
            sides.append(self.side())
        return Relation(tuple(operators), tuple(sides)) if operators else sides[0]

    def side(self):
        if not self.is_group():
            return self.sum()
        parts, operators = [self.group()], []
        while self.peek() in {r"\cup", r"\cap"}:
            operators.append(self.take())
            parts.append(self.group())
        return Regions(tuple(operators), tuple(parts)) if operators else parts[0]

    def is_group(self):
        """Whether a list in brackets or a set begins here, and not a factor in parentheses."""
        if self.peek() == r"\{":
            return True
        return self.peek() in {"(", "["} and "," in self.tokens_at_depth_one()

    def tokens_at_depth_one(self):
        end = self.partner(self.index)
        depth, found = 0, []
        for token in self.tokens[self.index : end]:
            depth += (token in OPENING) - (token in CLOSING)
            if depth == 1:
                found.append(token)
        return found

    def partner(self, start):
        depth = 0
        for index in range(start, len(self.tokens)):
            depth += (self.tokens[index] in OPENING) - (self.tokens[index] in CLOSING)
            if depth == 0:
                return index
        raise Unreadable("a bracket has no partner")

    def group(self):
        opening = self.take("(", "[", r"\{")
        items = self.items(())
        return Group(opening, items, self.take(")", "]", r"\}"))

    def sum(self):
        total = sympy.Integer(0)
        sign = self.take() if self.peek() in {"+", "-"} else "+"
        while True:
            term = self.term()
            total = total - term if sign == "-" else total + term
            if self.peek() not in {"+", "-"}:
                return total
            sign = self.take()

    def term(self):
        product = self.factor()
        while True:
            operator = self.peek()
            if operator in {r"\cdot", r"\times", "*"}:
                self.take()
                product = product * self.factor()
            elif operator == "/":
                self.take()
                product = product / self.factor()
            elif STARTS_FACTOR.match(operator) or operator in GREEK:
                product = product * self.factor()
            else:
                return product

    def factor(self):
        value = self.atom()
        while self.peek() in {"^", "!", "%", r"\%"}:
            operator = self.take()
            if operator == "^":
                value = self.power(value)
            else:
                value = sympy.factorial(value) if operator == "!" else value / 100
        return value

    def power(self, base):
        if self.peek() == r"\circ":
            self.take()
            return base * sympy.Symbol("degree", positive=True)
        if self.tokens[self.index : self.index + 3] == ["{", r"\circ", "}"]:
            self.index += 3
            return base * sympy.Symbol("degree", positive=True)
        return base ** self.atom()

    def atom(self):
        token = self.take()
        if token[0].isdigit():
            return sympy.Rational(token)
        if token.isalpha() or token in GREEK:
            return self.name(token)
        if token in {"(", "["}:
            return self.until(")", "]")
        if token == "{":
            return self.until("}")
        if token == r"\lfloor":
            return sympy.floor(self.until(r"\rfloor"))
        if token == r"\lceil":
            return sympy.ceiling(self.until(r"\rceil"))
        return self.command(token)

    def until(self, *closing):
        value = self.sum()
        self.take(*closing)
        return value

    def command(self, token):
        if token == r"\frac":
            numerator = self.atom()
            return numerator / self.atom()
        if token == r"\binom":
            upper = self.atom()
            return sympy.binomial(upper, self.atom())
        if token == r"\sqrt":
            return self.root()
        if token == r"\log":
            return self.logarithm()
        if token in {r"\max", r"\min"}:
            extremum = sympy.Max if token == r"\max" else sympy.Min
            return extremum(*self.arguments())
        if token in {r"\pi", r"\infty"}:
            return sympy.pi if token == r"\pi" else sympy.oo
        raise Unreadable(token)

    def arguments(self):
        group = self.group()
        if group.open + group.close not in {"()", "[]", r"\{\}"}:
            raise Malformed
        return group.items

    def root(self):
        degree = sympy.Integer(2)
        if self.peek() == "[":
            self.take()
            degree = self.until("]")
        return self.atom() ** (1 / degree)

    def logarithm(self):
        base = sympy.E
        if self.peek() == "_":
            self.take()
            base = self.atom()
        return sympy.log(self.factor()) / sympy.log(base)

    def name(self, letter):
        name = letter + self.subscript()
        if self.peek() in {"(", "["} and self.is_left_side():
            return sympy.Function(name)(*self.arguments())
        return sympy.E if name == "e" else sympy.Symbol(name, positive=True)

    def is_left_side(self):
        """f(x) = … is a function at x, n(n+1) a product."""
        end = self.partner(self.index)
        return end + 1 < len(self.tokens) and self.tokens[end + 1] in {"=", r"\neq"}

    def subscript(self):
        if self.peek() != "_":
            return ""
        self.take()
        if self.peek() != "{":
            return "_" + self.take()
        end = self.tokens.index("}", self.index)
        subscript = "_" + "".join(self.tokens[self.index + 1 : end])
        self.index = end + 1
        return subscript
