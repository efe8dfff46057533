// npm start: checks Node, installs what is missing, then runs the launcher in this process.
import { complainAboutNode } from './bootstrap.mjs';

const complaint = complainAboutNode(process.versions.node);
if (complaint !== null) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  // Imported late: an old Node would fail to read it, with a stack trace in place of the sentence.
  const { start } = await import('./start-launcher.mjs');
  process.exitCode = await start(process.argv.slice(2));
}
