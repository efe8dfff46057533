import { enableTypeScript, importFromProject, projectRoot } from './bootstrap.mjs';
import { ensureInstalled } from './install.mjs';

/** Returns the exit code once Assay has stopped. */
export async function start(args) {
  const failure = ensureInstalled(projectRoot);
  if (failure !== null) {
    console.error(failure);
    return 1;
  }
  await enableTypeScript();
  const { main } = await importFromProject('apps/launcher/src/main.ts');
  return main(args);
}
