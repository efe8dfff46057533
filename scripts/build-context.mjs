// Copies from a build context as a container engine does: what .dockerignore names is not there.
import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} folder the build context
 * @returns {(source: string, target: string) => number} copies a file, or what a folder holds, and counts files;
 *   throws when the context has no such path
 */
export function openBuildContext(folder) {
  const isIgnored = readIgnoreFile(folder);
  return (source, target) => {
    const relative = path.normalize(source).replace(/\/$/, '');
    const absolute = path.join(folder, relative);
    if (!existsSync(absolute) || (relative !== '.' && isIgnored(relative))) {
      throw new Error(`The build context has no ${source}.`);
    }
    return copy({ folder, relative, target, isIgnored });
  };
}

function copy({ folder, relative, target, isIgnored }) {
  const absolute = path.join(folder, relative);
  if (!lstatSync(absolute).isDirectory()) {
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(absolute, target);
    return 1;
  }
  mkdirSync(target, { recursive: true });
  let files = 0;
  for (const name of readdirSync(absolute)) {
    const child = relative === '.' ? name : `${relative}/${name}`;
    if (isIgnored(child)) continue;
    files += copy({ folder, relative: child, target: path.join(target, name), isIgnored });
  }
  return files;
}

function readIgnoreFile(folder) {
  const file = path.join(folder, '.dockerignore');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const patterns = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('/'));
  if (patterns.some(([first]) => first.startsWith('!'))) {
    throw new Error('.dockerignore: exceptions with ! are not understood here.');
  }
  return (relative) => patterns.some((pattern) => matches(pattern, relative.split('/')));
}

/** `**` stands for any number of folders, `*` for any letters within one name. */
function matches(pattern, names) {
  const [first, ...restOfPattern] = pattern;
  if (first === undefined) return names.length === 0;
  if (first === '**') {
    return names.some((_, index) => matches(restOfPattern, names.slice(index)));
  }
  const [name, ...restOfNames] = names;
  return name !== undefined && matchesName(first, name) && matches(restOfPattern, restOfNames);
}

function matchesName(pattern, name) {
  const [start, ...parts] = pattern.split('*');
  if (parts.length === 0) return name === start;
  const end = parts.pop();
  if (!name.startsWith(start) || !name.endsWith(end)) return false;
  if (name.length < start.length + end.length) return false;
  let middle = name.slice(start.length, name.length - end.length);
  for (const part of parts) {
    const at = middle.indexOf(part);
    if (at < 0) return false;
    middle = middle.slice(at + part.length);
  }
  return true;
}
