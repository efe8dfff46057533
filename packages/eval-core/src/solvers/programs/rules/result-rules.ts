import { stepRule } from '../step-rule.ts';

/** What is returned in the end. */
export const resultRules = [
  stepRule('list', 'Return the list.', ['return list(items)']),
  stepRule('sum', 'Return the sum of the numbers, 0 if there are none.', [
    'total = 0',
    'for x in items:',
    '    total += x',
    'return total',
  ]),
  stepRule(
    'extreme',
    'Return the {which:largest|smallest} number, or {otherwise:integer} if the list is empty.',
    ['if not items:', '    return {otherwise}', 'return {which}(items)'],
  ),
  stepRule('count', 'Return the number of items in the list.', [
    'total = 0',
    'for x in items:',
    '    total += 1',
    'return total',
  ]),
  stepRule('count-different', 'Return the number of different items in the list.', [
    'seen = []',
    'for x in items:',
    '    if x not in seen:',
    '        seen.append(x)',
    'return len(seen)',
  ]),
  stepRule(
    'join-numbers',
    'Return the numbers in decimal, joined to one string with "{separator:sign}" between them.',
    [
      'texts = []',
      'for x in items:',
      '    texts.append(str(x))',
      'return "{separator}".join(texts)',
    ],
  ),
  stepRule(
    'weighted-sum',
    'Return the sum of each number times its position, 0 if there are none.',
    [
      'total = 0',
      'for index in range(len(items)):',
      '    total += (index + 1) * items[index]',
      'return total',
    ],
  ),
  stepRule(
    'alternating-sum',
    'Return the first number minus the second plus the third and so on with alternating signs, 0 if there are none.',
    [
      'total = 0',
      'sign = 1',
      'for x in items:',
      '    total += sign * x',
      '    sign = -sign',
      'return total',
    ],
  ),
  stepRule(
    'fold',
    'Start with t = 0, replace t by ({factor:integer}*t + x) mod {modulus:integer} for each number x from left to right, and return t.',
    ['t = 0', 'for x in items:', '    t = ({factor} * t + x) % {modulus}', 'return t'],
  ),
  stepRule(
    'most-frequent',
    'Return the most frequent number (of several the {tie:largest|smallest}), or {otherwise:integer} if the list is empty.',
    [
      'if not items:',
      '    return {otherwise}',
      'counts = {}',
      'for x in items:',
      '    counts[x] = counts.get(x, 0) + 1',
      'most = max(counts.values())',
      'return {tie}(x for x in counts if counts[x] == most)',
    ],
  ),
  stepRule(
    'join-words',
    'Return the words joined to one string with "{separator:sign}" between them.',
    [
      'text = ""',
      'for index in range(len(items)):',
      '    if index > 0:',
      '        text += "{separator}"',
      '    text += items[index]',
      'return text',
    ],
  ),
  stepRule('count-letters', 'Return the total number of letters in the words.', [
    'total = 0',
    'for word in items:',
    '    total += len(word)',
    'return total',
  ]),
  ...[
    ['longest', 'first', '>'],
    ['longest', 'last', '>='],
    ['shortest', 'first', '<'],
    ['shortest', 'last', '<='],
  ].map(([which, tie, comparison]) =>
    stepRule(
      'pick-word',
      `Return the {which:${which}} word (of several the {tie:${tie}}), or the empty string if the list is empty.`,
      [
        'best = None',
        'for word in items:',
        `    if best is None or len(word) ${comparison} len(best):`,
        '        best = word',
        'return "" if best is None else best',
      ],
    ),
  ),
];
