/**
 * Parameters that are arrays, in PostgreSQL's binary format (`array_recv`), which the driver sends as they are. Written as
 * array literals, texts are copied three times to escape them, and everything is read sign by sign by the server: for
 * batches of replies that was a fifth of all memory that a worker allocated.
 */

interface Element<Value> {
  /** PostgreSQL's number of the type. */
  oid: number;
  bytesOf(value: Value): number;
  /** Returns where it ends. */
  write(into: Buffer, value: Value, offset: number): number;
}

const ELEMENTS = {
  text: {
    oid: 25,
    bytesOf: (value: string) => Buffer.byteLength(value),
    write: (into: Buffer, value: string, offset: number) => offset + into.write(value, offset),
  },
  smallint: {
    oid: 21,
    bytesOf: () => 2,
    write: (into: Buffer, value: number, offset: number) => into.writeInt16BE(value, offset),
  },
  int: {
    oid: 23,
    bytesOf: () => 4,
    write: (into: Buffer, value: number, offset: number) => into.writeInt32BE(value, offset),
  },
  bigint: {
    oid: 20,
    bytesOf: () => 8,
    write: (into: Buffer, value: bigint, offset: number) => into.writeBigInt64BE(value, offset),
  },
  boolean: {
    oid: 16,
    bytesOf: () => 1,
    write: (into: Buffer, value: boolean, offset: number) => into.writeUInt8(Number(value), offset),
  },
};

/** Dimensions, whether there are nulls, the type, and of the one dimension its length and its lowest index. */
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

export type ArrayType = keyof typeof ELEMENTS;

/** What an element of that type is here. */
export type ElementOf<Type extends ArrayType> = Parameters<(typeof ELEMENTS)[Type]['write']>[1];

/**
 * An array of that type with one dimension.
 *
 * @throws RangeError when a number has no place in the type
 */
export function binaryArray<Type extends ArrayType>(
  type: Type,
  values: readonly (ElementOf<Type> | null)[],
): Buffer {
  return encode(ELEMENTS[type] as Element<ElementOf<Type>>, values);
}

function encode<Value>(element: Element<Value>, values: readonly (Value | null)[]): Buffer {
  let valueBytes = 0;
  for (const value of values) valueBytes += value === null ? 0 : element.bytesOf(value);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + values.length * LENGTH_BYTES + valueBytes);
  let offset = 0;
  for (const field of [1, Number(values.includes(null)), element.oid, values.length, 1])
    offset = bytes.writeInt32BE(field, offset);
  for (const value of values) {
    const start = offset + LENGTH_BYTES;
    const end = value === null ? start : element.write(bytes, value, start);
    bytes.writeInt32BE(value === null ? NULL_LENGTH : end - start, offset);
    offset = end;
  }
  return bytes;
}
