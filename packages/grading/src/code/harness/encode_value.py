"""Values of Python as JSON that loses nothing: what the program returned is compared outside of its process."""

DEEPEST = 100
LARGEST_PLAIN = 2**53 - 1


def encode(value, depth=0):
    """None, booleans, texts and small integers are themselves; everything else is {"kind": content}."""
    if depth > DEEPEST:
        return {"other": "value nested too deeply"}
    if value is None or value is True or value is False:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        number = int(value)
        return number if abs(number) <= LARGEST_PLAIN else {"int": hex(number)}
    if isinstance(value, float):
        return {"float": float.__repr__(value)}
    if isinstance(value, (list, tuple)):
        kind = "list" if isinstance(value, list) else "tuple"
        return {kind: [encode(item, depth + 1) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": [encode(item, depth + 1) for item in value]}
    if isinstance(value, dict):
        entries = [[encode(key, depth + 1), encode(item, depth + 1)] for key, item in dict.items(value)]
        return {"dict": entries}
    return {"other": type(value).__name__[:100]}
