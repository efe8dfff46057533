/** A binary heap: the least element by `compare` comes first. */
export interface Heap<Element> {
  readonly size: number;
  push(element: Element): void;
  peek(): Element | undefined;
  pop(): Element | undefined;
}

export function createHeap<Element>(compare: (a: Element, b: Element) => number): Heap<Element> {
  const elements: Element[] = [];

  /** Whether the element at `index` has to come before the one at `other`. */
  function isLess(index: number, other: number): boolean {
    const [a, b] = [elements[index], elements[other]];
    return a !== undefined && b !== undefined && compare(a, b) < 0;
  }

  function swap(index: number, other: number): void {
    const [a, b] = [elements[index], elements[other]];
    if (a === undefined || b === undefined) return;
    elements[index] = b;
    elements[other] = a;
  }

  function rise(index: number): void {
    const parent = (index - 1) >> 1;
    if (index === 0 || !isLess(index, parent)) return;
    swap(index, parent);
    rise(parent);
  }

  function sink(index: number): void {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    const child = isLess(right, left) ? right : left;
    if (!isLess(child, index)) return;
    swap(index, child);
    sink(child);
  }

  return {
    get size() {
      return elements.length;
    },
    push(element) {
      elements.push(element);
      rise(elements.length - 1);
    },
    peek: () => elements[0],
    pop() {
      const [first] = elements;
      const last = elements.pop();
      if (elements.length > 0 && last !== undefined) {
        elements[0] = last;
        sink(0);
      }
      return first;
    },
  };
}
