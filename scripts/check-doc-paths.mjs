// Keeps README.md and docs/ true of the tree: node scripts/check-doc-paths.mjs [folder]
// Every path they cite must exist, every `npm run` must be a script, and the README stays short.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const README_LINES = 120;
/** Where a cited path begins when it is one of the tree. */
const FOLDERS = ['.ci/', 'apps/', 'docs/', 'packages/', 'prisma/', 'scripts/', 'tooling/'];

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const scripts = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).scripts ?? {};
const faults = markdownFiles().flatMap(checkFile);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function markdownFiles() {
  const readme = existsSync(path.join(root, 'README.md')) ? ['README.md'] : [];
  const docs = existsSync(path.join(root, 'docs'))
    ? readdirSync(path.join(root, 'docs'), { recursive: true }).map((name) =>
        path.posix.join('docs', name.split(path.sep).join('/')),
      )
    : [];
  return [...readme, ...docs.filter((name) => name.endsWith('.md')).sort()];
}

function checkFile(file) {
  const lines = readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n');
  const tooLong =
    file === 'README.md' && lines.length > README_LINES
      ? [`${file}: ${lines.length} lines; the limit is ${README_LINES}.`]
      : [];
  return [...tooLong, ...lines.flatMap((line, index) => checkLine(line, `${file}:${index + 1}`))];
}

function checkLine(line, place) {
  const [folder] = place.split(':').map((part) => path.posix.dirname(part));
  const missingPaths = citedInCode(line)
    .filter((cited) => !existsSync(path.join(root, cited)))
    .map((cited) => `${place}: ${cited} does not exist.`);
  const deadLinks = citedInLinks(line)
    .filter((target) => !existsSync(path.join(root, folder, target)))
    .map((target) => `${place}: the link to ${target} leads nowhere.`);
  const missingScripts = citedScripts(line)
    .filter((name) => !(name in scripts))
    .map((name) => `${place}: package.json has no script ${name}.`);
  return [...missingPaths, ...deadLinks, ...missingScripts];
}

/** Paths from the top of the tree in `backticks`; those with a placeholder or a wildcard name no one file. */
function citedInCode(line) {
  return [...line.matchAll(/`([^`]+)`/g)]
    .map(([, code]) => code.replace(/[:#]\d+$/, ''))
    .filter((code) => !/[\s*<>{}$…]/.test(code))
    .filter((code) => FOLDERS.some((start) => code.startsWith(start)) || isTopLevelFile(code));
}

/** `docker-compose.yml` or `.dockerignore`, but not `run.json`, which is a file of the data folder. */
function isTopLevelFile(code) {
  return /^(README\.md|LICENSE|\.dockerignore|\.dependency-cruiser\.mjs|(package|package-lock|turbo)\.json|(docker-compose)\.yml|(prisma|vitest)\.config\.ts)$/.test(
    code,
  );
}

/** Targets of [text](target) within the tree, without their anchor; relative to the file, as Markdown has it. */
function citedInLinks(line) {
  return [...line.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
}

function citedScripts(line) {
  return [...line.matchAll(/npm run (?:-s |--silent )*([a-z][a-z:-]*)/g)].map(([, name]) => name);
}
