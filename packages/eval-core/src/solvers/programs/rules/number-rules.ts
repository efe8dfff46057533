import { stepRule } from '../step-rule.ts';

/** A loop that makes a new list of the numbers, one by one. */
function loop(...inner: readonly string[]): string[] {
  return ['new = []', 'for x in items:', ...inner.map((line) => `    ${line}`), 'items = new'];
}

export const numberRules = [
  stepRule(
    'keep-remainder',
    'Keep only the numbers that leave remainder {remainder:integer} when divided by {divisor:integer}.',
    loop('if x % {divisor} == {remainder}:', '    new.append(x)'),
  ),
  stepRule(
    'keep-compared',
    'Keep only the numbers {comparison:greater|less} than {bound:integer}.',
    loop('if x {comparison} {bound}:', '    new.append(x)'),
  ),
  stepRule(
    'multiply-add',
    'Replace each number x by {factor:integer}*x {offset:signed}.',
    loop('new.append({factor} * x {offset})'),
  ),
  stepRule(
    'multiply-add-modulo',
    'Replace each number x by ({factor:integer}*x {offset:signed}) mod {modulus:integer}.',
    loop('x = {factor} * x {offset}', 'new.append(x % {modulus})'),
  ),
  stepRule(
    'absolute',
    'Replace each number by its absolute value.',
    loop('if x < 0:', '    x = -x', 'new.append(x)'),
  ),
  stepRule(
    'divide',
    'Replace each number x by x divided by {divisor:integer}, rounded down to an integer.',
    loop('new.append((x - x % {divisor}) // {divisor})'),
  ),
  stepRule(
    'digit-sums',
    'Replace each number by the sum of the decimal digits of its absolute value.',
    loop(
      'rest = abs(x)',
      'total = 0',
      'while rest > 0:',
      '    total += rest % 10',
      '    rest //= 10',
      'new.append(total)',
    ),
  ),
  stepRule(
    'change-some',
    'Replace each number x that leaves remainder {remainder:integer} when divided by {divisor:integer} by {factor:integer}*x {offset:signed}, and leave the other numbers unchanged.',
    loop('if x % {divisor} == {remainder}:', '    x = {factor} * x {offset}', 'new.append(x)'),
  ),
  stepRule(
    'add-positions',
    'Add to each number {factor:integer} times its position.',
    loop('new.append(x + ({factor}) * (len(new) + 1))'),
  ),
  stepRule(
    'running',
    'Replace each number by the {of:sum|largest|smallest} of all numbers from the first up to it.',
    ['seen = []', ...loop('seen.append(x)', 'new.append({of}(seen))')],
  ),
  stepRule(
    'windows',
    'Slide a window of {size:integer} neighbouring numbers over the list from left to right and replace the list by the {of:sum|largest|smallest} of each window; with fewer numbers than the window holds, the list becomes empty.',
    [
      'window = []',
      ...loop(
        'window.append(x)',
        'if len(window) == {size}:',
        '    new.append({of}(window))',
        '    window.pop(0)',
      ),
    ],
  ),
  stepRule(
    'differences',
    'Replace the list by the differences between neighbours: each number from the second on, minus the one before it.',
    [
      'before = None',
      ...loop('if before is not None:', '    new.append(x - before)', 'before = x'),
    ],
  ),
  stepRule(
    'blocks',
    'Cut the list from the left into blocks of {size:integer} numbers (the last block may be shorter) and replace the list by the {of:sum|largest|smallest} of each block.',
    [
      'block = []',
      'new = []',
      'for x in items:',
      '    block.append(x)',
      '    if len(block) == {size}:',
      '        new.append({of}(block))',
      '        block = []',
      'if block:',
      '    new.append({of}(block))',
      'items = new',
    ],
  ),
  stepRule(
    'group-by-remainder',
    'Group the numbers by their remainder when divided by {divisor:integer}, with groups in order of first appearance, and replace the list by the {of:sum|largest|smallest|size} of each group.',
    [
      'groups = {}',
      'for x in items:',
      '    groups.setdefault(x % {divisor}, []).append(x)',
      'items = []',
      'for group in groups.values():',
      '    items.append({of}(group))',
    ],
  ),
  stepRule(
    'to-letters',
    'Replace each number x by the letter of the alphabet with number x mod {modulus:integer}, where a has number 0.',
    loop('new.append(chr(ord("a") + x % {modulus}))'),
  ),
];
