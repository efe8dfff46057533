/** Thrown inside the parser only; `readMath` turns it into the status 'unreadable'. */
export class UnreadableMath extends Error {}

/** Thrown inside the parser only; `readMath` turns it into the status 'too-large'. */
export class TooLargeMath extends Error {}

/** Made once and thrown from everywhere: taking a stack trace would cost more than reading most answers. */
export const UNREADABLE = new UnreadableMath();
export const TOO_LARGE = new TooLargeMath();
