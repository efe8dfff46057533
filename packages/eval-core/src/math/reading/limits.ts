/** An answer is a line, not a page: the longest gold of the public sets has about 600 characters. */
export const MAX_CHARACTERS = 4_000;

/** Operands of one answer. The comparison's cost grows with them; a 40 × 40 matrix still fits. */
export const MAX_NODES = 4_000;

/** Nested brackets, fractions and powers; well inside the stack of a worker thread. */
export const MAX_DEPTH = 120;

/** Beyond it a power of ten stays a power: 1e999999999 written out would fill the memory. */
export const MAX_DECIMAL_EXPONENT = 1_000;

/** Readings of one ambiguous text. Each of them is compared with each reading of the gold. */
export const MAX_READINGS = 4;
