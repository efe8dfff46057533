/**
 * Runs one Python program in Pyodide and ends with its exit code. Standard input carries the program as JSON
 * `{ files, entry, stdin, memoryBytes }`; file descriptor 3 gets a line when the program's time begins.
 */
// The order matters: the doors first, so that Pyodide is loaded through them.
import { closeSync, readFileSync, writeSync } from 'node:fs';

import { closeDoors, limitMemory } from './doors.mjs';
import { loadPyodide } from './pyodide.mjs';

const START_FD = 3;
const WORK_FOLDER = '/box';
/** EX_SOFTWARE of sysexits.h. */
const BROKEN_EXIT_CODE = 70;
const exit = process.reallyExit.bind(process);

const program = JSON.parse(readFileSync(0, 'utf8'));
const here = new URL('.', import.meta.url);
const snapshot = readFileSync(new URL('snapshot.bin', here));
const pyodide = await loadPyodide({ indexURL: here.pathname, _loadSnapshot: snapshot });

serveStandardStreams();
writeFiles();
const main = pyodide.globals.get('run_as_main');
limitMemory(program.memoryBytes);
closeDoors(complain);
writeSync(START_FD, '\n');
closeSync(START_FD);
exit(runMain());

function runMain() {
  try {
    return main(`${WORK_FOLDER}/${program.entry}`);
  } catch (error) {
    if (error?.name === 'ExitStatus') return error.status & 255; // os._exit
    complain(`The interpreter broke down: ${error?.message}`);
    return BROKEN_EXIT_CODE;
  }
}

/** Cut, since messages of WebAssembly may quote a megabyte of source. */
function complain(sentence) {
  writeAll(2, new TextEncoder().encode(`${sentence.slice(0, 1_000)}\n`));
}

function serveStandardStreams() {
  const input = new TextEncoder().encode(program.stdin);
  let served = 0;
  pyodide.setStdin({
    read(buffer) {
      const part = input.subarray(served, served + buffer.length);
      buffer.set(part);
      served += part.length;
      return part.length;
    },
  });
  pyodide.setStdout({ write: (bytes) => writeAll(1, bytes) });
  pyodide.setStderr({ write: (bytes) => writeAll(2, bytes) });
}

function writeAll(fd, bytes) {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(fd, bytes, written, bytes.length - written);
  }
  return bytes.length;
}

function writeFiles() {
  pyodide.FS.mkdirTree(WORK_FOLDER);
  for (const [name, text] of Object.entries(program.files)) {
    const inside = `${WORK_FOLDER}/${name}`;
    pyodide.FS.mkdirTree(inside.slice(0, inside.lastIndexOf('/')));
    pyodide.FS.writeFile(inside, text);
  }
  pyodide.FS.chdir(WORK_FOLDER);
}
