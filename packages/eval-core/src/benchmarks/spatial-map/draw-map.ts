import type { Rng } from '../../random.ts';
import { bearingsFrom, decidingSteps, type Link } from './bearing.ts';
import { directionOf } from './direction.ts';
import { allLinks, distanceBetween, linkBetween, type Aim, type Layout } from './layout.ts';

/** The longest chain of relations that the aim needs; null: the relations leave it open. */
export function inferenceStepsOf(
  { direction, reference, targets }: Aim,
  size: number,
  links: readonly Link[],
): number | null {
  const bearings = bearingsFrom(reference, size, links);
  let longest = 0;
  for (const target of targets) {
    const bearing = bearings[target];
    const steps = bearing === undefined ? null : decidingSteps(bearing, direction);
    if (steps === null) return null;
    longest = Math.max(longest, steps);
  }
  return longest;
}

export interface MapPlan {
  aim: Aim;
  /** What inferenceStepsOf is to be. */
  steps: number;
  /** Relations beside those that the aim and the mention of every object need, at most. */
  distractors: number;
}

/**
 * A map of true relations that needs chains of exactly that many steps; null where this layout and this order
 * of chance give none. To the relations that settle the aim come those that only distract: one for each object
 * not yet mentioned, and others that open no shorter way.
 */
export function drawLinks(
  rng: Rng,
  layout: Layout,
  { aim, steps, distractors }: MapPlan,
): Link[] | null {
  const size = layout.east.length;
  const needed = drawNeeded(rng, layout, { aim, steps });
  if (inferenceStepsOf(aim, size, needed) !== steps) return null;

  const links = [...needed, ...linksToLoose(rng, layout, needed)];
  const add = (candidates: readonly Link[], most: number): void => {
    for (const link of candidates) {
      if (links.length >= most) return;
      if (links.some((each) => isSamePair(each, link))) continue;
      if (inferenceStepsOf(aim, size, [...links, link]) === steps) links.push(link);
    }
  };
  const most = links.length + distractors;
  const all = rng.shuffle(allLinks(layout));
  add(
    all.filter((link) => misleads(link, aim)),
    most - Math.floor(distractors / 4),
  );
  add(all, most);
  return rng.shuffle(links).map((link) => (rng.chance(0.5) ? reversed(link) : link));
}

function drawNeeded(
  rng: Rng,
  layout: Layout,
  { aim, steps }: Omit<MapPlan, 'distractors'>,
): Link[] {
  const { reference, sought } = aim;
  if (sought === null) return drawMinimalLinks(rng, layout, { aim, steps });
  const others = aim.targets.filter((target) => target !== sought);
  const chains = drawTwoChains(rng, layout, { from: reference, to: sought, steps });
  const rest = drawMinimalLinks(rng, layout, { aim: { ...aim, targets: others }, steps });
  return distinct([...chains, ...rest]);
}

/**
 * A relation that shows the place sought or the reference on the other side of something, or a wrong option on
 * the side asked for. Without any, the answer could mostly be read off the options' own relations.
 */
function misleads(link: Link, { sought, reference, direction, targets }: Aim): boolean {
  if (sought === null) return false;
  return [link, reversed(link)].some((each) => {
    const isAlong = directionOf(each) === direction;
    if (each.subject === sought || each.object === reference) return !isAlong;
    return isAlong && targets.includes(each.subject);
  });
}

/**
 * A chain for each axis over objects of its own choice. One chain for both would go the same way at every
 * step, and the direction could be read off any relation of it.
 */
function drawTwoChains(
  rng: Rng,
  layout: Layout,
  { from, to, steps }: { from: number; to: number; steps: number },
): Link[] {
  const otherSteps = steps > 2 ? steps - rng.int(0, 2) : steps;
  const lengths = rng.shuffle([steps, otherSteps]);
  const links = [layout.east, layout.north].flatMap((places, axis) => {
    const via = between(places, from, to);
    const chosen = rng.shuffle(via).slice(0, (lengths[axis] ?? steps) - 1);
    const ends = [from, ...via.filter((index) => chosen.includes(index)), to];
    return ends.slice(1).map((index, at) => linkBetween(layout, index, ends[at] ?? from));
  });
  return distinct(links);
}

function distinct(links: readonly Link[]): Link[] {
  return links.filter(
    (link, index) => links.findIndex((other) => isSamePair(other, link)) === index,
  );
}

/** The objects between two others on an axis, in the order in which one meets them on the way. */
function between(places: readonly number[], from: number, to: number): number[] {
  const [start, end] = [places[from] ?? 0, places[to] ?? 0];
  const along = places
    .map((place, index) => ({ place, index }))
    .filter(({ place }) => (place - start) * (place - end) < 0)
    .sort((a, b) => a.place - b.place)
    .map(({ index }) => index);
  return start < end ? along : along.reverse();
}

/**
 * Of all true relations one after another is left out unless the aim would then need a longer chain or stay
 * open, those between places far apart first: they shorten chains most. What suffices, suffices with more
 * relations too, so how many of the first can go at once is found by halving.
 */
function drawMinimalLinks(
  rng: Rng,
  layout: Layout,
  { aim, steps }: { aim: Aim; steps: number },
): Link[] {
  const suffices = (links: readonly Link[]): boolean => {
    const longest = inferenceStepsOf(aim, layout.east.length, links);
    return longest !== null && longest <= steps;
  };
  const links = farthestFirst(layout, rng.shuffle(allLinks(layout)));
  let needless = 0;
  let tooMany = links.length + 1;
  while (tooMany - needless > 1) {
    const middle = (needless + tooMany) >> 1;
    if (suffices(links.slice(middle))) needless = middle;
    else tooMany = middle;
  }
  const rest = links.slice(needless);
  return rest.reduce((kept, link) => {
    const others = kept.filter((other) => other !== link);
    return suffices(others) ? others : kept;
  }, rest);
}

function farthestFirst(layout: Layout, links: readonly Link[]): Link[] {
  const distance = ({ subject, object }: Link): number => distanceBetween(layout, subject, object);
  return links.toSorted((a, b) => distance(b) - distance(a));
}

/** An object with one relation lies on no chain, so these shorten none. */
function linksToLoose(rng: Rng, layout: Layout, links: readonly Link[]): Link[] {
  const mentioned = new Set(links.flatMap(({ subject, object }) => [subject, object]));
  const loose = layout.east.flatMap((_, index) => (mentioned.has(index) ? [] : [index]));
  return rng.shuffle(loose).map((index) => {
    const partner = rng.pick([...mentioned]);
    mentioned.add(index);
    return linkBetween(layout, index, partner);
  });
}

function isSamePair(a: Link, b: Link): boolean {
  return (
    (a.subject === b.subject && a.object === b.object) ||
    (a.subject === b.object && a.object === b.subject)
  );
}

function reversed({ subject, object, east, north }: Link): Link {
  return {
    subject: object,
    object: subject,
    east: east === 1 ? -1 : 1,
    north: north === 1 ? -1 : 1,
  };
}
