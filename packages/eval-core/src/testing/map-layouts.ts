/** A map problem as its published data, read without any code of the benchmark. */
export interface PlainMap {
  objects: readonly string[];
  relations: readonly { subject: string; direction: string; object: string }[];
  question: { kind: string; subject?: string; direction?: string; object: string };
  options: readonly string[];
}

/** The objects from west to east and from south to north. */
export interface PlainLayout {
  eastwards: readonly string[];
  northwards: readonly string[];
}

/** All answers that some layout gives, by trying every order of both axes: for at most six objects. */
export function everyAnswer(map: PlainMap): Set<string> {
  const orders = permutations(map.objects);
  const eastwards = orders.filter((order) => fits(map, order, 'east'));
  const northwards = orders.filter((order) => fits(map, order, 'north'));
  const answers = new Set<string>();
  for (const east of distinctSides(map, eastwards)) {
    for (const north of distinctSides(map, northwards))
      answers.add(answerIn(map, { eastwards: east, northwards: north }));
  }
  return answers;
}

/** One layout that the relations allow: a random order of each axis that breaks none; null: there is none. */
export function randomLayout(map: PlainMap, pick: (count: number) => number): PlainLayout | null {
  const eastwards = randomOrder(map, 'east', pick);
  const northwards = randomOrder(map, 'north', pick);
  return eastwards === null || northwards === null ? null : { eastwards, northwards };
}

/** What the question's answer is where the objects lie like that. */
export function answerIn({ question, objects, options }: PlainMap, layout: PlainLayout): string {
  const directionOf = (name: string): string => {
    const isNorth = isAfter(layout.northwards, name, question.object);
    const isEast = isAfter(layout.eastwards, name, question.object);
    return `${isNorth ? 'North' : 'South'}${isEast ? 'east' : 'west'}`;
  };
  const isThere = (name: string): boolean =>
    name !== question.object && directionOf(name) === question.direction;
  if (question.kind === 'direction') return directionOf(question.subject ?? '');
  if (question.kind === 'count') return String(objects.filter(isThere).length);
  return options.filter(isThere).join(' and ');
}

type Axis = 'east' | 'north';

function pairsAlong(map: PlainMap, axis: Axis): [lower: string, higher: string][] {
  return map.relations.map(({ subject, direction, object }) =>
    direction.toLowerCase().includes(axis) ? [object, subject] : [subject, object],
  );
}

function fits(map: PlainMap, order: readonly string[], axis: Axis): boolean {
  return pairsAlong(map, axis).every(([lower, higher]) => isAfter(order, higher, lower));
}

function isAfter(order: readonly string[], later: string, earlier: string): boolean {
  return order.indexOf(later) > order.indexOf(earlier);
}

/** One order for each set of objects beyond the question's own: no question sees more of an axis. */
function distinctSides(map: PlainMap, orders: readonly (readonly string[])[]) {
  const bySide = new Map<string, readonly string[]>();
  for (const order of orders) {
    const beyond = order.slice(order.indexOf(map.question.object)).toSorted();
    bySide.set(beyond.join(), order);
  }
  return bySide.values();
}

function randomOrder(map: PlainMap, axis: Axis, pick: (count: number) => number): string[] | null {
  const pairs = pairsAlong(map, axis);
  const order: string[] = [];
  while (order.length < map.objects.length) {
    const left = map.objects.filter((name) => !order.includes(name));
    const free = left.filter((name) =>
      pairs.every(([lower, higher]) => higher !== name || order.includes(lower)),
    );
    const next = free[pick(free.length)];
    if (next === undefined) return null;
    order.push(next);
  }
  return order;
}

function permutations(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((name) =>
    permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]),
  );
}
