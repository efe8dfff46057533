/**
 * No judge can be asked: it is not there, or refuses everybody. Nothing is said about the reply: no verdict
 * is made of it, and asking again later may help. The message is a sentence for people.
 */
export class JudgeUnavailableError extends Error {
  override readonly name = 'JudgeUnavailableError';
}

/** The judge fails on this question and would again, such as one that is too long: the verdict is unscorable. */
export class JudgeRefusalError extends Error {
  override readonly name = 'JudgeRefusalError';
}
