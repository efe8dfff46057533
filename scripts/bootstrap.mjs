// What both entry points need before any dependency is there: plain JavaScript, Node alone.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const projectRoot = path.join(import.meta.dirname ?? '', '..');

/** Null when this Node is new enough, else the sentence to print. */
export function complainAboutNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return null;
  return `Assay needs Node 20.19 or newer, and this is ${version}: install a newer one from https://nodejs.org and try again.`;
}

/** Lets this very process import TypeScript: no second process that signals would have to be passed to. */
export async function enableTypeScript() {
  const { register } = await import('tsx/esm/api');
  register();
}

/** Imports a module of the project by its path. */
export function importFromProject(modulePath) {
  return import(pathToFileURL(path.join(projectRoot, modulePath)).href);
}
