const DRESS = /[*_"'`”’\])}]{0,6}/y;

/** Behind the emphasis, quotes and brackets that may close right after a phrase. */
export function skipDress(text: string, position: number): number {
  DRESS.lastIndex = position;
  DRESS.test(text);
  return DRESS.lastIndex;
}
