import { createColors } from 'picocolors';

export type BannerFacts = {
  url: string;
  email: string;
  /** Only at the first start. */
  password: string | null;
  /** `one-time`: it was given out and not changed since; `none`: an identity provider signs this person in. */
  passwordKind: 'one-time' | 'chosen' | 'none';
  dataFolder: string;
  /** What runs, and where. */
  running: { what: string; where: string }[];
};

/** What a person reads once Assay is ready: plain lines, with colours on a terminal only. */
export function bannerLines(facts: BannerFacts, colours: boolean): string[] {
  const { bold, cyan, dim } = createColors(colours);
  const width = Math.max(...facts.running.map(({ what }) => what.length));
  return [
    '',
    `  ${bold('Assay is ready')}   ${cyan(facts.url)}`,
    '',
    `  ${'sign in as'.padEnd(width)}   ${facts.email}`,
    `  ${'password'.padEnd(width)}   ${passwordLine(facts, bold, dim)}`,
    '',
    ...facts.running.map(({ what, where }) => `  ${what.padEnd(width)}   ${dim(where)}`),
    '',
    `  Everything is kept in ${facts.dataFolder}`,
    '  Ctrl-C stops it; `npm start` goes on where it ended.',
    '',
  ];
}

/** A later start cannot show it. */
const KNOWN_PASSWORDS: Record<BannerFacts['passwordKind'], string> = {
  'one-time': 'the one-time password that you were shown',
  chosen: 'as you set it',
  none: 'none, as you sign in elsewhere',
};

function passwordLine(
  { password, passwordKind }: Pick<BannerFacts, 'password' | 'passwordKind'>,
  bold: (text: string) => string,
  dim: (text: string) => string,
): string {
  return password === null
    ? dim(`${KNOWN_PASSWORDS[passwordKind]}; a new one: npm run -s assay -- reset-password`)
    : `${bold(password)}   ${dim('(shown this once; you choose your own after signing in)')}`;
}

/** The line of `--json`: exactly these keys, and the password only at the first start. */
export function jsonLine(facts: Pick<BannerFacts, 'url' | 'email' | 'password'>): string {
  const { url, email, password } = facts;
  return JSON.stringify(password === null ? { url, email } : { url, email, password });
}

/** One line on how far the demo sweep is. */
export function demoLine(progress: { done: number; planned: number; finished: boolean }): string {
  const counts = `${progress.done} of ${progress.planned} generations`;
  return progress.finished ? `Demo sweep finished: ${counts}.` : `Demo sweep: ${counts}`;
}
