import { createColors } from 'picocolors';

export type BannerFacts = {
  url: string;
  email: string;
  /** Only at the first start. */
  password: string | null;
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
    `  ${'password'.padEnd(width)}   ${passwordLine(facts.password, bold, dim)}`,
    '',
    ...facts.running.map(({ what, where }) => `  ${what.padEnd(width)}   ${dim(where)}`),
    '',
    `  Everything is kept in ${facts.dataFolder}`,
    '  Ctrl-C stops it; `npm start` goes on where it ended.',
    '',
  ];
}

function passwordLine(
  password: string | null,
  bold: (text: string) => string,
  dim: (text: string) => string,
): string {
  return password === null
    ? dim('as you set it; a new one: npm run -s assay -- reset-password')
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
