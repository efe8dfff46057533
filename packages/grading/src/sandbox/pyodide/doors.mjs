/**
 * The ways out of JavaScript that an interpreter needs while it starts, and their closing before a program
 * runs. Imported first of all, so that everything below still is what Node made it.
 *
 * Python in Pyodide reaches JavaScript objects, and from one object every other that it leads to. What it
 * cannot do is make new code from text (Node is started so). So every existing function that leads out is
 * either made useless at its native end (sockets), or given to Pyodide through a handle that closes (modules),
 * or removed from what can be reached (globals).
 */
import childProcess from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import * as fsModule from 'node:fs';
import * as fsPromisesModule from 'node:fs/promises';
import moduleModule from 'node:module';
import net from 'node:net';
import * as pathModule from 'node:path';
import * as urlModule from 'node:url';
import vm from 'node:vm';
import workerThreads from 'node:worker_threads';

const { process } = globalThis;

const NOBODY = 65_534;
const UMASK = 0o022;
let open = true;

// Emscripten asks for the flags of open(2) by a function that Node's permission model takes away.
process.binding = () => ({ fs: fsModule.constants });
// Pyodide keeps these objects for good, and Node's own lead to all of its file functions.
for (const [fd, name] of ['stdin', 'stdout', 'stderr'].entries()) {
  Object.defineProperty(process, name, { value: Object.freeze({ fd }), configurable: true });
}

/** Functions of a module that refuse once the doors are closed; values are copied. */
function closable(module) {
  const handle = Object.create(null);
  for (const name of Object.getOwnPropertyNames(module)) {
    const value = module[name];
    if (typeof value !== 'function') continue;
    handle[name] = (...args) => {
      if (!open) throw new Error('There is no way out of this sandbox.');
      return value.apply(module, args);
    };
  }
  handle.default = handle;
  return handle;
}

const { sep, dirname, join, resolve, normalize, isAbsolute } = pathModule.posix;
const path = { sep, dirname, join, resolve, normalize, isAbsolute };
const files = closable({ ...fsModule.default, promises: undefined });
files.constants = { ...fsModule.constants };
files.default = files;

/** Python asks for randomness at any time; it stays. */
const RANDOMNESS = Object.freeze({ randomFillSync: (view) => randomFillSync(view) });

/** What Pyodide starts with. */
const HANDLES = {
  'node:fs': files,
  'node:fs/promises': closable(fsPromisesModule.default),
  'node:url': closable(urlModule.default),
  'node:path': { ...path, default: path },
  'node:tty': { isatty: () => false },
  'node:module': { createRequire: () => (name) => handleOf(name) },
};

/** Modules that Pyodide asks for and a program must never have: it gets nothing, and a shell that never finds a command. */
const withheld = (contents = {}) =>
  Object.freeze({ ...contents, default: Object.freeze(contents) });
const ALWAYS = {
  'node:crypto': RANDOMNESS,
  'node:child_process': withheld({ spawnSync: () => ({ status: 127 }) }),
  ...Object.fromEntries(
    ['node:vm', 'ws', 'node:net', 'node:tls', 'node:stream'].map((name) => [name, withheld()]),
  ),
};

function handleOf(name) {
  const handle = ALWAYS[name] ?? (open ? HANDLES[name] : undefined);
  if (handle === undefined) throw new Error(`There is no module ${name} in this sandbox.`);
  return handle;
}

/** Stands in Pyodide's files in the place of every `import()`. */
export async function importThroughDoors(name) {
  if (open && name === new URL('pyodide.asm.mjs', import.meta.url).href)
    return import('./pyodide.asm.mjs');
  return handleOf(name);
}

/** What the language itself defines, and the little of the platform that Pyodide works with. */
const KEPT_GLOBALS = new Set([
  ...[
    'Object',
    'Function',
    'Array',
    'Number',
    'parseFloat',
    'parseInt',
    'Infinity',
    'NaN',
    'undefined',
  ],
  ...[
    'Boolean',
    'String',
    'Symbol',
    'Date',
    'Promise',
    'RegExp',
    'Error',
    'AggregateError',
    'EvalError',
  ],
  ...[
    'RangeError',
    'ReferenceError',
    'SyntaxError',
    'TypeError',
    'URIError',
    'globalThis',
    'JSON',
    'Math',
  ],
  ...['Intl', 'ArrayBuffer', 'Atomics', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array'],
  ...[
    'Uint32Array',
    'Int32Array',
    'Float32Array',
    'Float64Array',
    'Uint8ClampedArray',
    'BigUint64Array',
  ],
  ...[
    'BigInt64Array',
    'DataView',
    'Map',
    'BigInt',
    'Set',
    'WeakMap',
    'WeakSet',
    'WeakRef',
    'Proxy',
  ],
  ...[
    'Reflect',
    'FinalizationRegistry',
    'decodeURI',
    'decodeURIComponent',
    'encodeURI',
    'Iterator',
  ],
  ...[
    'encodeURIComponent',
    'escape',
    'unescape',
    'isFinite',
    'isNaN',
    'WebAssembly',
    'SharedArrayBuffer',
  ],
  ...['TextDecoder', 'TextEncoder', 'setTimeout', 'clearTimeout', 'queueMicrotask'],
  ...['URL', 'Float16Array', 'SuppressedError', 'DisposableStack'],
]);

/** Modules whose functions lead out by themselves; whatever else Node has is built on them. */
const LEADING_OUT = [net, dgram, dns, dns.promises, childProcess, workerThreads, vm, moduleModule];

function refuse() {
  throw new Error('There is no way out of this sandbox.');
}

function disable(owner, name) {
  const found = Object.getOwnPropertyDescriptor(owner, name);
  if (found === undefined || !found.configurable) {
    if (found?.writable) owner[name] = refuse;
    return;
  }
  Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
}

/**
 * Makes sockets useless where all of Node's own modules meet: in the native classes that they are made of.
 * Node shows these only on the sockets that it made; none of those made here connects to anything.
 */
function disableSockets() {
  const tcp = new net.Socket();
  tcp.connect({ port: 1, host: 'nowhere.invalid', lookup: () => undefined });
  const pipe = new net.Socket();
  pipe.on('error', () => undefined);
  pipe.connect({ path: '/nowhere/at/all' });
  const udp = dgram.createSocket('udp4');
  const udpState = udp[Object.getOwnPropertySymbols(udp).find((key) => udp[key]?.handle)];
  const resolver = new dns.Resolver();
  const handles = [tcp._handle, pipe._handle, udpState.handle, resolver._handle];
  const prototypes = handles.map(Object.getPrototypeOf);
  for (const owner of [...prototypes, ...LEADING_OUT]) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (name !== 'constructor') disable(owner, name);
    }
  }
}

/** `process` hands out modules, bindings, signals, the environment: what is left only answers Emscripten's questions. */
function emptyProcess() {
  const keptVersions = Object.freeze({ node: process.versions.node });
  for (
    let owner = process;
    owner !== null && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const key of Reflect.ownKeys(owner)) remove(owner, key);
  }
  return Object.seal({
    versions: keptVersions,
    platform: 'sandbox',
    exitCode: undefined,
    getuid: () => NOBODY,
    umask: () => UMASK,
    stdout: Object.freeze({ isTTY: false }),
    stderr: Object.freeze({ isTTY: false }),
  });
}

function removeGlobals() {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (!KEPT_GLOBALS.has(key) && key !== Symbol.toStringTag) remove(globalThis, key);
  }
}

function remove(owner, key) {
  const found = Object.getOwnPropertyDescriptor(owner, key);
  if (found.configurable) delete owner[key];
  else if (found.writable) owner[key] = undefined;
}

/**
 * Nothing that runs after this leaves the process, other than by the handles its caller kept.
 *
 * @param report takes what Pyodide says on the console
 */
export function closeDoors(report) {
  open = false;
  disableSockets();
  const clock = Object.freeze({ now: performance.now.bind(performance) });
  const say = (...words) => report(words.map(String).join(' '));
  const said = Object.freeze({ log: say, info: say, warn: say, error: say, debug: say });
  const husk = emptyProcess();
  removeGlobals();
  for (const [name, value] of [
    ['process', husk],
    ['performance', clock],
    ['console', said],
  ]) {
    Object.defineProperty(globalThis, name, { value, writable: false, configurable: false });
  }
}

/** The real memory of the machine is not Pyodide's: growth beyond this is refused, which Python sees as a MemoryError. */
export function limitMemory(bytes) {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  const apply = Reflect.apply;
  const bufferOf = Object.getOwnPropertyDescriptor(prototype, 'buffer').get;
  const PAGE = 65_536;
  Object.defineProperty(prototype, 'grow', {
    value: function limitedGrow(pages) {
      const wanted = apply(bufferOf, this, []).byteLength + pages * PAGE;
      if (!(wanted <= bytes)) throw new RangeError('The memory limit of the program is reached.');
      return apply(grow, this, [pages]);
    },
    writable: false,
    configurable: false,
  });
}
