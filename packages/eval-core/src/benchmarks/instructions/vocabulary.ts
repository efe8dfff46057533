/** What the texts are about. No topic, keyword or phrase holds a comma or a word of FORBIDDEN_WORDS. */
export const TOPICS = [
  'how bridges are built',
  'the life of bees',
  'a walk through an old town',
  'the history of tea',
  'learning to ride a bicycle',
  'a storm at sea',
  'the work of a baker',
  'growing tomatoes on a balcony',
  'the invention of the wheel',
  'a night under the stars',
  'how maps are made',
  'the sound of rain',
  'a visit to a museum',
  'training for a long race',
  'the colours of autumn',
  'how bread rises',
  'life on a lighthouse island',
  'repairing an old clock',
  'the first day at a new school',
  'a train ride across the mountains',
  'how glass is made',
  'the habits of cats',
  'moving to another city',
  'the joy of reading aloud',
] as const;

export const KEYWORDS = [
  'lantern',
  'harbour',
  'violin',
  'pepper',
  'meadow',
  'compass',
  'ladder',
  'orchard',
  'velvet',
  'thunder',
  'marble',
  'pocket',
  'kettle',
  'feather',
  'anchor',
  'bottle',
  'candle',
  'saddle',
  'ribbon',
  'window',
  'basket',
  'copper',
  'pillow',
  'mirror',
] as const;

/** Words that an English text hardly does without. */
export const FORBIDDEN_WORDS = [
  'and',
  'very',
  'many',
  'often',
  'people',
  'because',
  'always',
  'good',
  'small',
  'great',
  'every',
  'with',
  'their',
  'when',
] as const;

/** Letters that need some thought to reach a number, each with a word that has it. */
export const LETTER_WORDS: Readonly<Record<string, string>> = {
  b: 'bubble',
  g: 'giggle',
  j: 'jazz',
  k: 'kick',
  p: 'pepper',
  q: 'quick',
  v: 'vivid',
  w: 'willow',
  x: 'fox',
  y: 'yearly',
  z: 'buzz',
};

export const FIRST_WORDS = [
  'meanwhile',
  'later',
  'still',
  'today',
  'suddenly',
  'finally',
  'nearby',
  'elsewhere',
] as const;

export const END_PHRASES = [
  'That is all for today.',
  'The rest is up to you.',
  'Nothing more needs to be said.',
  'This is where the story ends.',
  'Thank you for reading this.',
  'More will follow tomorrow.',
] as const;

export const SECTION_WORDS = ['Section', 'Part', 'Chapter'] as const;

export const POSTSCRIPT_MARKS = ['P.S.', 'P.P.S'] as const;
