"""Runs the tests of task.json on program.py and writes one line of JSON for each, marked with a token.

Stops by itself, between two tests, once `seconds` have passed: whoever started it begins anew with the next
test. So one test that takes for ever can be told from many that take their time.
"""

import ast
import builtins
import json
import os
import sys
import time

from assumed_names import assumed_names
from encode_value import encode
from plain_results import plain_namespace

PROGRAM = "program"
DEEPEST_RECURSION = 50_000
LONGEST_ERROR = 500


def main():
    with open("task.json", encoding="utf-8") as file:
        task = json.load(file)
    started = time.monotonic()
    report = reporter(task["token"])
    pristine = dict(builtins.__dict__)
    sys.stdout = sys.stderr = Silence()
    if sys.platform != "emscripten":
        sys.setrecursionlimit(DEEPEST_RECURSION)
    try:
        namespace = load_program(assumes_names=task["form"] == "function")
        run_test = test_runner(task, namespace, pristine)
    except BaseException as error:
        report({"fault": sentence_on(error)})
        return
    report({"loaded": True})
    for index in range(task["first"], len(task["tests"])):
        report(run_one(run_test, task["tests"][index], index))
        if time.monotonic() - started > task["seconds"]:
            return


class Silence:
    """What the program prints while it is tested is nobody's."""

    encoding = "utf-8"

    @property
    def buffer(self):
        return self

    def write(self, text):
        return len(text)

    def __getattr__(self, name):
        return lambda *args, **kwargs: None


def reporter(token):
    write, dumps = os.write, json.dumps

    def report(line):
        data = f"\n{token} {dumps(line)}\n".encode()
        while data:
            data = data[write(1, data) :]

    return report


def load_program(assumes_names):
    with open("program.py", encoding="utf-8") as file:
        tree = ast.parse(file.read(), "program.py")
    module = type(sys)(PROGRAM)
    sys.modules[PROGRAM] = module
    if assumes_names:
        module.__dict__.update(assumed_names(tree))
    exec(compile(tree, "program.py", "exec"), module.__dict__)
    return module.__dict__


def test_runner(task, namespace, pristine):
    if task["form"] == "function":
        function = find_function(namespace, task["entryPoint"])
        return lambda test: encode(function(*arguments_of(test)))
    scope = plain_namespace(namespace, PROGRAM)
    scope["__builtins__"] = pristine
    return lambda test: run_source(test, scope, task["entryPoint"])


def find_function(namespace, name):
    if callable(namespace.get(name)):
        return namespace[name]
    solution = namespace.get("Solution")
    if isinstance(solution, type) and callable(getattr(solution, name, None)):
        return lambda *args: getattr(solution(), name)(*args)
    raise NameError(f"it defines no function {name}")


def arguments_of(test):
    if "lines" in test:
        return [read_value(line) for line in test["lines"]]
    # A copy: a function may change what it is given.
    return json.loads(json.dumps(test["values"]))


def read_value(text):
    try:
        return json.loads(text)
    except ValueError:
        return ast.literal_eval(text.strip())


def run_source(source, scope, entry_point):
    defined = scope.get("check")
    tree = ast.parse(source, "tests")
    exec(compile(tree, "tests", "exec"), scope)
    check = scope.get("check")
    if entry_point is not None and check is not defined and not calls_check(tree):
        check(scope[entry_point])
    return True


def calls_check(tree):
    return any(
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "check"
        for node in tree.body
    )


def run_one(run_test, test, index):
    began = time.monotonic()
    try:
        outcome = {"value": run_test(test)}
    except BaseException as error:
        outcome = {"error": failed_assertion(error, test) or sentence_on(error)}
    return {"test": index, "seconds": time.monotonic() - began, **outcome}


def failed_assertion(error, test):
    """The line of the tests that does not hold; None when it is not that."""
    trace = error.__traceback__
    line = None
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        line = trace.tb_lineno if name == "tests" else line
        trace = trace.tb_next
    if type(error) is not AssertionError or name != "tests":
        return None
    return f"not so: {test.splitlines()[line - 1].strip()[:LONGEST_ERROR]}"


def sentence_on(error):
    """The error with the line of the program that it comes from."""
    line = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "program.py":
            line = trace.tb_lineno
        trace = trace.tb_next
    try:
        message = str(getattr(error, "msg", error))[:LONGEST_ERROR]
    except BaseException:
        message = "an error that cannot be shown"
    place = "" if line is None else f" (line {line})"
    return f"{type(error).__name__[:100]}: {message}{place}"


main()
if sys.platform != "emscripten":
    # Without waiting for threads that the program may have left behind.
    os._exit(0)
