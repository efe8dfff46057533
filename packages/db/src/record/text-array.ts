/** OID of PostgreSQL's type text. */
const TEXT_OID = 25;
const INT32_BYTES = 4;
/** Dimensions, whether there are nulls, the type, and of the one dimension its length and its lowest index. */
const HEAD_BYTES = 5 * INT32_BYTES;
const NULL_LENGTH = -1;

/**
 * A parameter of type text[] in PostgreSQL's binary format (`array_recv`), which the driver sends as it is. Written as
 * an array literal, a text is copied three times to escape it, and read sign by sign by the server: for a batch of
 * replies that was a fifth of all memory that a worker allocated.
 */
export function textArray(values: readonly (string | null)[]): Buffer {
  const lengths = values.map((value) => (value === null ? NULL_LENGTH : Buffer.byteLength(value)));
  const textBytes = lengths.reduce((sum, length) => sum + Math.max(0, length), 0);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + values.length * INT32_BYTES + textBytes);
  let offset = 0;
  const put = (value: number) => {
    offset = bytes.writeInt32BE(value, offset);
  };
  put(1);
  put(values.includes(null) ? 1 : 0);
  put(TEXT_OID);
  put(values.length);
  put(1);
  values.forEach((value, place) => {
    put(lengths[place] ?? NULL_LENGTH);
    if (value !== null) offset += bytes.write(value, offset);
  });
  return bytes;
}
