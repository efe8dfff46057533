import { isRecord, RefusedError, shown } from './refused.ts';

export interface ReferenceProgram {
  /** Source text that defines the entry point. */
  program: string;
  entryPoint: string;
  /** Lists of arguments, as JSON. */
  inputs: readonly unknown[];
  /** Source text that says which parameters are tuples; '' where there is none. */
  contract: string;
  /** By how much floats may differ; 0: by EvalPlus's six digits. */
  tolerance: number;
  isUnordered: boolean;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
/** How EvalPlus compares floats where a task says nothing. */
const DEFAULT_TOLERANCE = 1e-6;

/** Inputs on which the reference itself takes longer tell nothing that is worth the wait. */
const REFERENCE_SECONDS = 0.25;
/** Behind so much time of reference and candidate together no further input is tried. */
const SECONDS_IN_ALL = 3;

/**
 * Source text in Python that runs the reference and the program's function on each input and asserts that
 * they agree. Sets that keep inputs and a solution, but no outputs, are graded so. Inputs on which the
 * reference fails or takes a quarter of a second are left out; one that gives no value for any of them proves
 * nothing, and an assertion says so. The text is only ever run in the sandbox.
 *
 * @throws RefusedError where the entry point is no name or an input is no list
 */
export function referenceCheck(reference: ReferenceProgram): string {
  const { program, entryPoint, inputs, contract, tolerance, isUnordered } = reference;
  if (!IDENTIFIER.test(entryPoint)) {
    throw new RefusedError(`The entry point ${shown(entryPoint)} is no name of a function.`);
  }
  const stranger = inputs.find((input) => !Array.isArray(input));
  if (stranger !== undefined || inputs.length === 0) {
    throw new RefusedError('The inputs of a reference are no list of lists of arguments.');
  }
  const settings = [
    `_candidate = ${entryPoint}`,
    'import copy, inspect, json, math, re, signal, time',
    `_PROGRAM = ${pythonLiteral(program)}`,
    `_ENTRY_POINT = ${pythonLiteral(entryPoint)}`,
    `_CONTRACT = ${pythonLiteral(contract)}`,
    `_INPUTS = json.loads(${pythonLiteral(jsonOf(inputs))})`,
    `_TOLERANCE = ${tolerance > 0 ? tolerance : DEFAULT_TOLERANCE}`,
    `_UNORDERED = ${isUnordered ? 'True' : 'False'}`,
    `_SECONDS = ${REFERENCE_SECONDS}`,
    `_SECONDS_IN_ALL = ${SECONDS_IN_ALL}`,
  ];
  return `${settings.join('\n')}\n${COMPARISON}`;
}

/** A text of JSON is one of Python, but for the escapes of characters beyond ASCII, which both have. */
function pythonLiteral(text: string): string {
  return JSON.stringify(text);
}

/** As Python's json module reads it: with Infinity and NaN, which some sets hold among their inputs. */
function jsonOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${jsonOf(inner)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** The names begin so because the program's own stand beside them, and one of its functions may be called "check". */
const COMPARISON = `

class _Slow(BaseException):
    pass


def _stop(*_):
    raise _Slow()


def _load_reference():
    scope = {"__name__": "reference"}
    exec(compile(_PROGRAM, "reference.py", "exec"), scope)
    return scope[_ENTRY_POINT]


def _as_contract(reference, arguments):
    names = list(inspect.signature(reference).parameters)
    wanted = [f"isinstance({name}, tuple)" in _CONTRACT for name in names]
    wanted += [False] * len(arguments)
    return [tuple(value) if is_tuple and isinstance(value, list) else value
            for value, is_tuple in zip(arguments, wanted)]


def _expected(reference, arguments):
    """In processor time, which a loaded machine does not stretch; where there are no timers, without a limit."""
    has_timer = hasattr(signal, "setitimer")
    if has_timer:
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        return _plain(reference(*_as_contract(reference, copy.deepcopy(arguments))))
    finally:
        if has_timer:
            signal.setitimer(signal.ITIMER_PROF, 0)


def _plain(value):
    return True if isinstance(value, re.Match) else value


def _agrees(actual, expected, unordered=False):
    if isinstance(expected, (list, tuple)) and isinstance(actual, (list, tuple, set, frozenset)):
        if unordered:
            return all(any(_agrees(one, other) for other in expected) for one in actual) and \\
                all(any(_agrees(one, other) for one in actual) for other in expected)
        if isinstance(actual, (set, frozenset)):
            return False
        return len(actual) == len(expected) and all(map(_agrees, actual, expected))
    if isinstance(expected, dict) and isinstance(actual, dict):
        return actual.keys() == expected.keys() and all(_agrees(actual[key], expected[key]) for key in expected)
    if isinstance(expected, complex) or isinstance(actual, complex):
        return isinstance(actual, (int, float, complex)) and abs(actual - expected) <= _TOLERANCE
    if isinstance(expected, float) and isinstance(actual, (int, float)) or \\
            isinstance(actual, float) and isinstance(expected, int):
        if math.isnan(expected) or math.isnan(actual):
            return math.isnan(expected) and math.isnan(actual)
        return actual == expected or math.isclose(actual, expected, rel_tol=1e-7, abs_tol=_TOLERANCE)
    return actual == expected


def _compare():
    reference = _load_reference()
    compared = 0
    spent = time.process_time() + _SECONDS_IN_ALL
    for arguments in _INPUTS:
        if compared > 0 and time.process_time() > spent:
            break
        try:
            expected = _expected(reference, arguments)
        except (Exception, _Slow):
            continue
        actual = _plain(_candidate(*_as_contract(reference, copy.deepcopy(arguments))))
        assert _agrees(actual, expected, _UNORDERED), f"expected {expected!r:.200}, got {actual!r:.200}"
        compared += expected is not None
    assert compared > 0, "the reference gives no value for any input"


_compare()
`;
