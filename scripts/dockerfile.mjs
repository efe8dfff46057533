// Reads the part of the Dockerfile language that this project uses, and refuses the rest by name.

const KNOWN = ['FROM', 'WORKDIR', 'ENV', 'COPY', 'RUN', 'USER', 'EXPOSE', 'HEALTHCHECK', 'CMD'];

/**
 * @param {string} text of a Dockerfile
 * @returns {{ name: string, base: string, steps: { line: number, word: string, rest: string }[] }[]} stages in order;
 *   one without a name is called by its number
 */
export function parseDockerfile(text) {
  const stages = [];
  for (const step of joinLines(text)) {
    if (!KNOWN.includes(step.word)) {
      throw new Error(
        `Line ${step.line}: ${step.word} is not understood here; only ${KNOWN.join(', ')}.`,
      );
    }
    if (step.word === 'FROM') stages.push(startStage(step, stages.length));
    else if (stages.length === 0) throw new Error(`Line ${step.line}: ${step.word} before FROM.`);
    else stages.at(-1).steps.push(step);
  }
  if (stages.length === 0) throw new Error('The Dockerfile has no FROM.');
  return stages;
}

/** @returns {{ sources: string[], target: string, fromStage: string | null }} */
export function parseCopy({ line, rest }) {
  const words = rest.split(/\s+/);
  let fromStage = null;
  while (words[0]?.startsWith('--')) {
    const [flag, value] = words.shift().split('=');
    if (flag === '--from') fromStage = value;
    else if (flag !== '--chown') throw new Error(`Line ${line}: COPY ${flag} is not understood.`);
  }
  if (words.length < 2 || words.some((word) => /[*?[\]"']/.test(word))) {
    throw new Error(`Line ${line}: COPY takes plain sources and a target here.`);
  }
  return { sources: words.slice(0, -1), target: words.at(-1), fromStage };
}

/** @returns {Record<string, string>} */
export function parseEnv({ line, rest }) {
  const pairs = rest.split(/\s+/).map((word) => word.split('='));
  if (pairs.some(([name, value]) => !name || value === undefined || /["'$\\]/.test(value))) {
    throw new Error(`Line ${line}: ENV takes plain NAME=value pairs here.`);
  }
  return Object.fromEntries(pairs.map(([name, ...value]) => [name, value.join('=')]));
}

/** The words of CMD in its JSON form, which needs no shell. */
export function parseCommand({ line, rest }) {
  try {
    const words = JSON.parse(rest);
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return words;
  } catch {
    // Said below.
  }
  throw new Error(`Line ${line}: CMD must be a JSON array of words.`);
}

function startStage({ line, rest }, index) {
  const [base, as, name, ...more] = rest.split(/\s+/);
  const isPlain = as === undefined || (as.toUpperCase() === 'AS' && name && more.length === 0);
  if (!isPlain) throw new Error(`Line ${line}: FROM takes an image and AS name here.`);
  return { name: name ?? String(index), base, steps: [] };
}

/** Instructions with continuation lines joined; comments and empty lines dropped, also in between. */
function joinLines(text) {
  const steps = [];
  let open = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const continues = line.endsWith('\\');
    const part = continues ? line.slice(0, -1).trim() : line;
    open = open ? { ...open, text: `${open.text} ${part}` } : { line: index + 1, text: part };
    if (continues) continue;
    steps.push(splitWord(open));
    open = null;
  }
  if (open) throw new Error(`Line ${open.line}: the last instruction is not finished.`);
  return steps;
}

function splitWord({ line, text }) {
  const end = text.search(/\s/);
  if (end < 0) throw new Error(`Line ${line}: ${text} has nothing behind it.`);
  return { line, word: text.slice(0, end).toUpperCase(), rest: text.slice(end).trim() };
}
