// npm run -s assay -- …: the command line, in this process. It installs nothing: its standard output is data.
import { complainAboutNode, enableTypeScript, importFromProject } from './bootstrap.mjs';

const NOT_INSTALLED = 'Assay is not installed here yet: run `npm start` once.';

const complaint = complainAboutNode(process.versions.node) ?? (await runCommandLine());
if (complaint !== null) {
  console.error(complaint);
  process.exitCode = 1;
}

async function runCommandLine() {
  try {
    await enableTypeScript();
    await importFromProject('apps/cli/src/main.ts');
    return null;
  } catch (error) {
    // A dependency, or code that the first start generates.
    if (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_MODULE_NOT_FOUND') {
      return NOT_INSTALLED;
    }
    throw error;
  }
}
