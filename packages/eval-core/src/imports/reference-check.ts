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

/**
 * Source text in Python that defines `check(candidate)`: it runs the reference and the candidate on each
 * input and asserts that they agree. Sets that keep inputs and a solution, but no outputs, are graded so.
 * Inputs on which the reference itself fails are left out; one that gives no value for any of them proves
 * nothing, and the check says so. The text is only ever run in the sandbox.
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
    `PROGRAM = ${pythonLiteral(program)}`,
    `ENTRY_POINT = ${pythonLiteral(entryPoint)}`,
    `CONTRACT = ${pythonLiteral(contract)}`,
    `INPUTS = json.loads(${pythonLiteral(jsonOf(inputs))})`,
    `TOLERANCE = ${tolerance > 0 ? tolerance : DEFAULT_TOLERANCE}`,
    `UNORDERED = ${isUnordered ? 'True' : 'False'}`,
  ];
  return `${IMPORTS}\n${settings.join('\n')}\n${CHECK}`;
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

const IMPORTS = 'import copy, inspect, json, math\n';

const CHECK = `

def load_reference():
    scope = {"__name__": "reference"}
    exec(compile(PROGRAM, "reference.py", "exec"), scope)
    return scope[ENTRY_POINT]


def as_contract(reference, arguments):
    names = list(inspect.signature(reference).parameters)
    wanted = [f"isinstance({name}, tuple)" in CONTRACT for name in names]
    wanted += [False] * len(arguments)
    return [tuple(value) if is_tuple and isinstance(value, list) else value
            for value, is_tuple in zip(arguments, wanted)]


def agrees(actual, expected, unordered=False):
    if isinstance(expected, (list, tuple)) and isinstance(actual, (list, tuple, set, frozenset)):
        if unordered:
            return all(any(agrees(one, other) for other in expected) for one in actual) and \\
                all(any(agrees(one, other) for one in actual) for other in expected)
        if isinstance(actual, (set, frozenset)):
            return False
        return len(actual) == len(expected) and all(map(agrees, actual, expected))
    if isinstance(expected, dict) and isinstance(actual, dict):
        return actual.keys() == expected.keys() and all(agrees(actual[key], expected[key]) for key in expected)
    if isinstance(expected, complex) or isinstance(actual, complex):
        return isinstance(actual, (int, float, complex)) and abs(actual - expected) <= TOLERANCE
    if isinstance(expected, float) and isinstance(actual, (int, float)) or \\
            isinstance(actual, float) and isinstance(expected, int):
        if math.isnan(expected) or math.isnan(actual):
            return math.isnan(expected) and math.isnan(actual)
        return actual == expected or math.isclose(actual, expected, rel_tol=1e-7, abs_tol=TOLERANCE)
    return actual == expected


def check(candidate):
    reference = load_reference()
    compared = 0
    for arguments in INPUTS:
        try:
            expected = reference(*as_contract(reference, copy.deepcopy(arguments)))
        except Exception:
            continue
        actual = candidate(*as_contract(reference, copy.deepcopy(arguments)))
        assert agrees(actual, expected, UNORDERED), f"expected {expected!r:.200}, got {actual!r:.200}"
        compared += expected is not None
    assert compared > 0, "the reference gives no value for any input"
`;
