/**
 * Writes model files in the format that llama.cpp loads: GGUF, version 3, little-endian. A header, metadata as
 * typed pairs, a directory of tensors, and their values at offsets that are multiples of 32.
 */

const VERSION = 3;
const ALIGNMENT = 32;
const TYPES = { uint32: 4, int32: 5, float32: 6, string: 8, array: 9 };
const TENSOR_F32 = 0;

/**
 * @param {{
 *   metadata: [key: string, type: 'uint32' | 'float32' | 'string' | 'int32[]' | 'float32[]' | 'string[]', value: unknown][],
 *   tensors: { name: string, shape: number[], values: Float32Array }[],
 * }} file shape with the fastest dimension first
 * @returns {Buffer}
 */
export function encodeGguf({ metadata, tensors }) {
  const directory = [];
  const data = [];
  let offset = 0;
  for (const { name, shape, values } of tensors) {
    directory.push(text(name), uint32(shape.length), ...shape.map(uint64));
    directory.push(uint32(TENSOR_F32), uint64(offset));
    const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
    data.push(bytes, padding(bytes.length));
    offset += bytes.length + padding(bytes.length).length;
  }
  const head = Buffer.concat([
    Buffer.from('GGUF'),
    uint32(VERSION),
    uint64(tensors.length),
    uint64(metadata.length),
    ...metadata.flatMap(([key, type, value]) => [text(key), ...typed(type, value)]),
    ...directory,
  ]);
  return Buffer.concat([head, padding(head.length), ...data]);
}

function typed(type, value) {
  if (!type.endsWith('[]')) return [uint32(TYPES[type]), ENCODE[type](value)];
  const element = type.slice(0, -2);
  return [
    uint32(TYPES.array),
    uint32(TYPES[element]),
    uint64(value.length),
    ...value.map(ENCODE[element]),
  ];
}

const ENCODE = { uint32, int32, float32, string: text };

function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function float32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function uint64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

function padding(length) {
  return Buffer.alloc((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT);
}
