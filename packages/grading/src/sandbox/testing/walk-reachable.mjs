/**
 * Run in the place of runner.mjs: starts Pyodide, closes the doors, and then walks over every object that any
 * JavaScript could reach from what Python is given, looking for functions and objects of Node that lead out.
 * Prints one line for each found, as "what <- the way to it", and how many objects it saw.
 */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import http from 'node:http';
import inspector from 'node:inspector';
import moduleModule from 'node:module';
import net from 'node:net';
import os from 'node:os';
import repl from 'node:repl';
import tls from 'node:tls';
import v8 from 'node:v8';
import vm from 'node:vm';
import workerThreads from 'node:worker_threads';

const leadingOut = new Map();
const modules = {
  childProcess,
  dgram,
  dns,
  fs,
  fsPromises,
  http,
  inspector,
  moduleModule,
  net,
  os,
};
Object.assign(modules, { repl, tls, v8, vm, workerThreads, process });
const ordinary = new Set(['constructor', 'toString', 'valueOf', 'hasOwnProperty']);
const languagePrototypes = new Set([null, Object.prototype, Function.prototype]);
for (const [name, owner] of Object.entries(modules)) {
  leadingOut.set(owner, name);
  for (let level = owner; !languagePrototypes.has(level); level = Object.getPrototypeOf(level)) {
    for (const key of Reflect.ownKeys(level)) {
      const { value } = Object.getOwnPropertyDescriptor(level, key);
      const isOwn = typeof value === 'function' || (typeof value === 'object' && value !== null);
      const isPlain = value === Array.prototype || languagePrototypes.has(value);
      if (isOwn && !isPlain && !ordinary.has(key) && !isLanguage(value)) {
        leadingOut.set(value, `${name}.${String(key)}`);
      }
    }
  }
}
for (const name of [
  'fetch',
  'WebSocket',
  'Blob',
  'MessageChannel',
  'navigator',
  'crypto',
  'performance',
]) {
  if (globalThis[name] !== undefined) leadingOut.set(globalThis[name], name);
}

function isLanguage(value) {
  return ['Object', 'Function', 'Array', 'Map', 'Set', 'Error', 'Promise'].some(
    (name) => globalThis[name] === value,
  );
}

const { closeDoors, limitMemory } = await import('./doors.mjs');
const { loadPyodide } = await import('./pyodide.mjs');
const here = new URL('.', import.meta.url);
const { readFileSync, writeSync } = fs;
const { reallyExit } = process;
const pyodide = await loadPyodide({
  indexURL: here.pathname,
  _loadSnapshot: readFileSync(new URL('snapshot.bin', here)),
});
pyodide.setStdin({ read: () => 0 });
pyodide.setStdout({ write: (bytes) => bytes.length });
const main = pyodide.globals.get('run_as_main');
limitMemory(2 ** 28);
if (!process.argv.includes('--doors-open')) closeDoors(() => undefined);

/** Three times what there is to see; objects made by accessors have no end. */
const MOST_OBJECTS = 100_000;
const ways = new Map();
const queue = [
  [globalThis, 'globalThis'],
  [pyodide, 'pyodide'],
  [pyodide._module, 'module'],
  [pyodide._api, 'api'],
  [main, 'main'],
  [setTimeout(() => undefined, 0), 'timer'],
  [(async () => undefined)(), 'promise'],
  [new Error('here'), 'error'],
];
let found = 0;
for (let at = 0; at < queue.length && ways.size < MOST_OBJECTS; at += 1) {
  const [object, way] = queue[at];
  const isObject = (typeof object === 'object' && object !== null) || typeof object === 'function';
  if (!isObject || ways.has(object)) continue;
  ways.set(object, way);
  const name = leadingOut.get(object);
  if (name !== undefined) {
    found += 1;
    if (found <= 50) writeSync(1, `${name} <- ${way}\n`);
  }
  if (!ArrayBuffer.isView(object)) queue.push(...neighboursOf(object, way));
}
writeSync(1, `${ways.size} objects, ${found} lead out\n`);
reallyExit(0);

/** By prototypes and own properties; what Python's proxies make up when asked is new each time, and Python's. */
function neighboursOf(object, way) {
  const neighbours = [];
  const add = (read, step) => {
    try {
      neighbours.push([read(), `${way}${step}`]);
    } catch {
      // A proxy or an accessor that refuses leads nowhere.
    }
  };
  add(() => Object.getPrototypeOf(object), '.__proto__');
  for (const key of keysOf(object)) {
    const found = Object.getOwnPropertyDescriptor(object, key);
    if (found === undefined) continue;
    const step = `.${String(key)}`;
    if ('value' in found) neighbours.push([found.value, `${way}${step}`]);
    else add(() => object[key], step);
    neighbours.push([found.get, `${way}${step}<get>`], [found.set, `${way}${step}<set>`]);
  }
  return neighbours;
}

function keysOf(object) {
  try {
    return Reflect.ownKeys(object);
  } catch {
    return [];
  }
}
