import type { ChoiceCandidate } from './choice-candidate.ts';
import type { Choices } from './choices.ts';
import { readSelection } from './read-selection.ts';

/** What a sentence says of a letter; affirmed: it is ticked off in a list ("C: correct", "C ✅"). */
export type Stance = 'chosen' | 'affirmed' | 'named' | 'rejected';

export interface LetterMention extends ChoiceCandidate {
  letters: string;
  stance: Stance;
}

/** A capital by itself, or a small letter in brackets. */
const LONE_LETTER =
  /(?<![A-Za-z\u00c0-\u024f0-9_'’.\\-])[A-Z](?![A-Za-z\u00c0-\u024f0-9_]|['’-][A-Za-z])|(?<=(?<![A-Za-z0-9])\()[a-z](?=\))/g;
const REACH = 48;
/** The end of a text decides; more letters than this are a table or a repetition loop. */
const MOST_LETTERS = 200;

const NOUN = '(?:(?:the|option|choice|answer|letter|statement)\\s{1,3}){0,3}';
const OPENERS = '[\\s*_$"\'`(\\[{]{0,6}';
const left = (phrases: string): RegExp =>
  new RegExp(`(?:${phrases})\\s{0,3}${NOUN}${OPENERS}$`, 'i');
const right = (phrases: string): RegExp =>
  new RegExp(`^[*_$"'\`)\\]}]{0,4}\\s{0,3}(?:选?项|選?項)?(?:${phrases})`, 'i');

const REJECTED_LEFT = left(
  "\\bnot(?: be)?|n['’]t(?: be)?|neither|nor|\\brul(?:e|es|ed|ing) out|eliminat\\w{1,4}|exclud\\w{1,4}|rather than|instead of|unlike|(?:wrong|incorrect|false|bad) (?:answer|option|choice|letter)s? (?:is|are|would be)|不是|不选|排除|并非",
);
const REJECTED_RIGHT = right(
  "(?:is|are|was|seems|would be|looks)\\s{1,3}(?:also |clearly |definitely )?(?:not|wrong|incorrect|false|invalid|out\\b|a distractor|impossible|eliminated|ruled out|excluded)|(?:is|are|ca|does|do|would|wo)n['’]t\\b|cannot\\b|does not\\b|do not\\b|不对|错|不正确|不成立|是错|是干扰|[:–—-][*_\\s]{0,4}(?:incorrect|wrong|false|no)\\b|[❌✗✘❎]",
);
const CHOSEN_LEFT = left(
  "(?:choose|chose|choosing|pick|picked|select|selected|go with|going with|went with|opt for|vote for|it['’]s|it is|(?:must|should|would|has to|will) be|matches|corresponds to|stick with|settle on)(?: for sure| definitely| clearly)?|选择?|選擇?|是",
);
const CHOSEN_RIGHT = right(
  '(?:is|are|seems|appears|looks|must be|should be|would be)\\s{1,3}(?:(?:clearly|definitely|indeed|therefore|thus|most likely|the|only|one)\\s{1,3}){0,4}(?:correct|right|best|true|better|valid|answer)|fits best|是?(?:正确|对的|正解)|est (?:la bonne|correct)|ist (?:richtig|korrekt)|es (?:la )?correct',
);
const AFFIRMED_RIGHT = right('[:–—-][*_\\s]{0,4}(?:correct|right|true|yes)\\b|[✅✓✔☑]');
/** "So B." says it when the sentence ends there; "so B has two sides" does not. */
const CONCLUSION_LEFT = left('\\b(?:so|therefore|thus|hence|i\\.e\\.|which is|namely|think)[,:]?');
/** "Vitamin C", "Figure B": the letter is a part of a name. */
const SOMETHING_ELSE =
  /\b(?:vitamin|hepatitis|type|group|class|plan|section|part|figure|table|team|person|player|box|set|event|line|angle|company|country|state|region|compound|case|column|row|graph|curve|city|node|gene|drug)\s$/i;
const SENTENCE_ENDS = /^[*_$"'`)\]}]{0,4}\s{0,3}(?:[.!;]|\n|$)/;

/** Every option letter that stands alone in the text, its width folded, with what is said of it. Linear. */
export function letterMentions(text: string, choices: Choices): LetterMention[] {
  const mentions: LetterMention[] = [];
  let behind = 0;
  for (const { index } of [...text.matchAll(LONE_LETTER)].slice(-MOST_LETTERS)) {
    if (index < behind) continue;
    const mention = mentionAt(text, index, choices);
    if (mention === null) continue;
    mentions.push(mention);
    behind = mention.end;
  }
  return mentions;
}

function mentionAt(text: string, index: number, choices: Choices): LetterMention | null {
  const read = readSelection(text, index, choices.letters);
  // Where letters are strung together without choosing, each is only named.
  const letters = read?.letters ?? text.charAt(index).toUpperCase();
  if (!choices.letters.includes(letters.charAt(0))) return null;
  if (read === null && isWord(text, index)) return null;
  const end = read?.end ?? index + 1;
  const stance = stanceOf(text, index, end);
  // "(b)" is more often the part of a question than an option.
  if (stance !== 'chosen' && /[a-z]/.test(text.charAt(index))) return null;
  return { start: index, end, letters, rule: 'mention', stance };
}

/** Whether the words before and behind a place say that it is not the choice: "not B", "B is wrong". */
export function isRejected(text: string, start: number, end: number): boolean {
  return (
    REJECTED_LEFT.test(text.slice(Math.max(0, start - REACH), start)) ||
    REJECTED_RIGHT.test(text.slice(end, end + REACH))
  );
}

function stanceOf(text: string, start: number, end: number): Stance {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  if (isRejected(text, start, end)) return 'rejected';
  if (CHOSEN_LEFT.test(before) || CHOSEN_RIGHT.test(after)) return 'chosen';
  if (CONCLUSION_LEFT.test(before) && SENTENCE_ENDS.test(after)) return 'chosen';
  if (AFFIRMED_RIGHT.test(after)) return 'affirmed';
  return SOMETHING_ELSE.test(before) ? 'rejected' : 'named';
}

const OPTION_NOUN = /\b(?:option|choice|answer|letter|statement)\s{1,3}[*_$"'`([]{0,3}$/i;

/** "A good idea", "I think": an article or a pronoun. Not so in "option A over B". */
function isWord(text: string, index: number): boolean {
  if (OPTION_NOUN.test(text.slice(Math.max(0, index - 16), index))) return false;
  return /^[AI][^\S\n]+\p{Ll}/u.test(text.slice(index, index + 8));
}
