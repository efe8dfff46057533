"""Runs program.py as the main program, with the names that it assumes to be imported."""

import ast
import builtins
import sys

from assumed_names import assumed_names

DEEPEST_RECURSION = 50_000


def main():
    if sys.platform != "emscripten":
        # There WebAssembly's own stack would end first.
        sys.setrecursionlimit(DEEPEST_RECURSION)
    with open("program.py", encoding="utf-8") as file:
        tree = ast.parse(file.read(), "program.py")
    namespace = sys.modules["__main__"].__dict__
    names = assumed_names(tree)
    code = compile(tree, "program.py", "exec")
    own = {**names, "__name__": "__main__", "__builtins__": builtins, "__file__": "program.py"}
    # These are the globals of this function too: nothing of it may be named from here on.
    namespace.clear()
    namespace.update(own)
    exec(code, namespace)


main()
