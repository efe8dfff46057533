import { stepRule } from '../step-rule.ts';

/** A loop that makes a new list of the words, one by one. */
function loop(...inner: readonly string[]): string[] {
  return ['new = []', 'for word in items:', ...inner.map((line) => `    ${line}`), 'items = new'];
}

/** The same for the letters of each word. */
function letterLoop(...inner: readonly string[]): string[] {
  return loop(
    'letters = ""',
    'for letter in word:',
    ...inner.map((line) => `    ${line}`),
    'new.append(letters)',
  );
}

export const wordRules = [
  stepRule(
    'keep-length',
    'Keep only the words of {comparison:at least|at most} {length:integer} letters.',
    loop('if len(word) {comparison} {length}:', '    new.append(word)'),
  ),
  stepRule(
    'keep-letter',
    'Keep only the words {presence:with|without} the letter {letter:letter}.',
    loop('if "{letter}" {presence} word:', '    new.append(word)'),
  ),
  stepRule(
    'reverse-letters',
    'Write each word backwards.',
    letterLoop('letters = letter + letters'),
  ),
  stepRule(
    'replace-letter',
    'Replace every letter {from:letter} by the letter {to:letter}.',
    letterLoop('letters += "{to}" if letter == "{from}" else letter'),
  ),
  stepRule(
    'remove-letter',
    'Remove every letter {letter:letter} from the words.',
    letterLoop('if letter != "{letter}":', '    letters += letter'),
  ),
  stepRule(
    'cut-words',
    'Cut each word down to its {end:first} {count:integer} letters.',
    loop('while len(word) > {count}:', '    word = word[:-1]', 'new.append(word)'),
  ),
  stepRule(
    'cut-words',
    'Cut each word down to its {end:last} {count:integer} letters.',
    loop('while len(word) > {count}:', '    word = word[1:]', 'new.append(word)'),
  ),
  stepRule(
    'sort-words',
    'Sort the words by {by:alphabet|length} in {order:ascending|descending} order.',
    ['items = list(items)', 'items.sort(key=lambda x: {by}, reverse={order})'],
  ),
  stepRule(
    'rotate-letters',
    'In each word, move the first letter to the end, {times:integer} times in a row.',
    loop('for _ in range({times}):', '    word = word[1:] + word[:1]', 'new.append(word)'),
  ),
  stepRule(
    'shift-letters',
    'Replace each letter by the one {by:integer} places later in the alphabet, going on with a after z.',
    [
      'alphabet = "abcdefghijklmnopqrstuvwxyz"',
      ...letterLoop('letters += alphabet[(alphabet.index(letter) + {by}) % 26]'),
    ],
  ),
  stepRule(
    'join-neighbours',
    'Slide a window of {size:integer} neighbouring words over the list from left to right and replace the list by the words of each window joined together; with fewer words than the window holds, the list becomes empty.',
    [
      'window = []',
      ...loop(
        'window.append(word)',
        'if len(window) == {size}:',
        '    new.append("".join(window))',
        '    window.pop(0)',
      ),
    ],
  ),
  stepRule(
    'group-words',
    'Group the words by {by:length|first letter|last letter}, with groups in order of first appearance, and replace the list by the words of each group joined together.',
    [
      'groups = {}',
      'for x in items:',
      '    groups[{by}] = groups.get({by}, "") + x',
      'items = list(groups.values())',
    ],
  ),
  stepRule('lengths', 'Replace each word by its number of letters.', loop('new.append(len(word))')),
  stepRule(
    'count-letter',
    'Replace each word by the number of times that the letter {letter:letter} occurs in it.',
    loop(
      'total = 0',
      'for letter in word:',
      '    if letter == "{letter}":',
      '        total += 1',
      'new.append(total)',
    ),
  ),
  stepRule(
    'letter-values',
    "Replace each word by the sum of its letters' places in the alphabet (a is 1, z is 26).",
    loop(
      'total = 0',
      'for letter in word:',
      '    total += ord(letter) - ord("a") + 1',
      'new.append(total)',
    ),
  ),
];
