"""What a function returns, as assertions beside the program get to see it: data that compares as data."""

import functools

PLAIN = (type(None), bool, int, float, complex, str, bytes, bytearray, range)


class NotPlainError(Exception):
    """A function returned an object whose comparison the program itself decides."""


def with_plain_results(function, owner):
    """The function, with results that no class of `owner`, the program's module, can compare."""

    @functools.wraps(function)
    def wrapped(*args, **kwargs):
        return plain(function(*args, **kwargs), owner)

    return wrapped


def plain(value, owner):
    """Copies containers so that each item is seen; objects of the program's own classes compare by identity."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind in (list, tuple, set, frozenset):
        return kind(plain(item, owner) for item in value)
    if kind is dict:
        return {plain(key, owner): plain(item, owner) for key, item in value.items()}
    own = [base for base in kind.__mro__ if base.__module__ == owner]
    if any(name in base.__dict__ for base in own for name in ("__eq__", "__ne__", "__getattribute__")):
        raise NotPlainError(f"It returned an object of its own class {kind.__name__}, which decides what it equals.")
    return value


def plain_namespace(namespace, owner):
    """The program's names, its functions with plain results; classes stay what they are."""
    return {
        name: with_plain_results(value, owner) if callable(value) and not isinstance(value, type) else value
        for name, value in namespace.items()
    }
