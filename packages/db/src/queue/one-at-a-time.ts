/**
 * Does the same work one at a time. Whoever asks for it meanwhile gets what the next one finds, which begins when this one
 * has ended: what was there when they asked is seen. All who wait share it.
 */
export function oneAtATime<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let current: Promise<Value> | null = null;
  let next: Promise<Value> | null = null;

  function begin(): Promise<Value> {
    next = null;
    current = work().finally(() => {
      // Where somebody waits, nobody else may begin before the next one does.
      if (next === null) current = null;
    });
    return current;
  }

  return () => {
    if (current === null) return begin();
    next ??= current.then(begin, begin);
    return next;
  };
}
