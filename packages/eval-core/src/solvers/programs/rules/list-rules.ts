import { stepRule } from '../step-rule.ts';

/** On lists of either kind, and sorting. */
export const listRules = [
  stepRule(
    'sort-numbers',
    'Sort the numbers by {by:value|absolute value} in {order:ascending|descending} order.',
    ['items = list(items)', 'items.sort(key=lambda x: {by}, reverse={order})'],
  ),
  stepRule(
    'sort-by-remainder',
    'Sort the numbers by their remainder when divided by {divisor:integer} in {order:ascending|descending} order.',
    ['items = list(items)', 'items.sort(key=lambda x: x % {divisor}, reverse={order})'],
  ),
  stepRule('reverse', 'Reverse the list.', ['items = list(items)', 'items.reverse()']),
  stepRule(
    'rotate',
    'Move the first item to the end of the list, {times:integer} times in a row.',
    [
      'items = list(items)',
      'for _ in range({times}):',
      '    if items:',
      '        items.append(items.pop(0))',
    ],
  ),
  stepRule(
    'keep-positions',
    'Keep only the items whose position leaves remainder {remainder:integer} when divided by {divisor:integer}.',
    [
      'new = []',
      'for index in range(len(items)):',
      '    if (index + 1) % {divisor} == {remainder}:',
      '        new.append(items[index])',
      'items = new',
    ],
  ),
  stepRule('keep-end', 'Keep only the {end:first} {count:integer} items.', [
    'items = list(items)',
    'while len(items) > {count}:',
    '    items.pop()',
  ]),
  stepRule('keep-end', 'Keep only the {end:last} {count:integer} items.', [
    'items = list(items)',
    'while len(items) > {count}:',
    '    items.pop(0)',
  ]),
  stepRule('drop-end', 'Drop the {end:first} {count:integer} items.', [
    'items = list(items)',
    'for _ in range(min({count}, len(items))):',
    '    items.pop(0)',
  ]),
  stepRule('drop-end', 'Drop the {end:last} {count:integer} items.', [
    'items = list(items)',
    'for _ in range(min({count}, len(items))):',
    '    items.pop()',
  ]),
  stepRule('remove-repeats', 'Remove repeats: of equal items, keep only the {keep:first} one.', [
    'new = []',
    'for x in items:',
    '    if x not in new:',
    '        new.append(x)',
    'items = new',
  ]),
  stepRule('remove-repeats', 'Remove repeats: of equal items, keep only the {keep:last} one.', [
    'new = []',
    'for index in range(len(items)):',
    '    if items[index] not in items[index + 1:]:',
    '        new.append(items[index])',
    'items = new',
  ]),
  stepRule(
    'count-each',
    'Replace the list by the number of times that each different item occurs, in order of first appearance.',
    [
      'counts = {}',
      'for x in items:',
      '    counts[x] = counts.get(x, 0) + 1',
      'items = list(counts.values())',
    ],
  ),
  stepRule(
    'run-lengths',
    'Replace the list by the lengths of its runs of equal neighbours, from left to right.',
    [
      'new = []',
      'for index in range(len(items)):',
      '    if index > 0 and items[index] == items[index - 1]:',
      '        new[-1] += 1',
      '    else:',
      '        new.append(1)',
      'items = new',
    ],
  ),
];
