/** Sentences of an unhurried writer, with commas and common words. */
export const LIVELY_SENTENCES = [
  'There are many ways to begin, and people often choose a small one, because it is good to start with care.',
  'Every day brings a great deal that is new, and it is always good to look twice.',
  'When friends meet, they talk about it with very much delight, and their stories grow.',
] as const;

/** Sentences without a comma and without any of the commonest words, for whoever must avoid those. */
export const PLAIN_SENTENCES = [
  'The morning was calm.',
  'A soft wind came from the west.',
  'Someone opened a door.',
  'Light fell on the floor.',
  'The road lay empty.',
  'A dog slept near the wall.',
  'Water ran over the stones.',
  'The old clock struck nine.',
  'Nobody was in a hurry.',
  'Clouds moved slowly across the hills.',
] as const;

/** A word for each letter that is rare enough to be asked for, with the letter in it at least once. */
export const WORDS_WITH: Readonly<Record<string, string>> = {
  b: 'bobbin',
  g: 'gagging',
  j: 'jinja',
  k: 'knack',
  p: 'pippin',
  q: 'quip',
  v: 'vivid',
  w: 'widow',
  x: 'xerox',
  y: 'yolky',
  z: 'pizzazz',
};
