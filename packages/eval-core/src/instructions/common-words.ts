/** Words of which a capital says that a sentence begins, even behind an abbreviation or an ellipsis. */
const OPENERS = new Set(
  (
    'according although among anyone anything anyway apparently being besides between both but consider ' +
    'considering despite either enough even eventually ever exactly finally following given he her here ' +
    'him however i if imagine in indeed instead into it listen many meanwhile moreover most nevertheless ' +
    'nonetheless nor nothing please probably remember same seems similarly simply since so some somehow ' +
    'someone sometimes soon sorry still suddenly surely thank thanks the them there therefore these they ' +
    'things this though through thus together tomorrow turn under unfortunately unlike upon very wait ' +
    'were when whether which while wish without yes yesterday yet your'
  ).split(' '),
);

/** Further words that are written small inside a sentence, as no name is. */
const COMMON_WORDS = new Set(
  (
    'a all also an and another are as at be because been before by can could did do does each every for from had has have ' +
    'his how is its just let like may me my no not now of on one or other our out she should such than that ' +
    'their then those to too up was we what where who why will with would you'
  ).split(' '),
);

/** Whether the token opens a sentence wherever it is capitalized. */
export function opensSentences(token: string): boolean {
  return /^\p{Lu}/u.test(token) && OPENERS.has(token.toLowerCase());
}

/** Whether the token, capitalized or not, is an everyday word and no name. */
export function isCommonWord(token: string): boolean {
  const word = token.toLowerCase();
  return OPENERS.has(word) || COMMON_WORDS.has(word);
}
