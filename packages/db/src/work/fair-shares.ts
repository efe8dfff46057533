export interface Demand {
  holder: string;
  /** How much it could use now. */
  wanted: number;
}

/**
 * Divides a limit of whole units by max-min fairness: nobody gets more than it wants as long as another wants
 * more, and those who want more than an equal part get equal parts, the remainder going by name. What nobody
 * wants is divided too, so that who is alone has room for what comes next; who wants nothing gets nothing.
 *
 * @returns shares by holder, whose sum is the limit unless nobody wants anything
 */
export function fairShares(limit: number, demands: readonly Demand[]): Map<string, number> {
  const asking = demands
    .filter(({ wanted }) => wanted > 0)
    .sort((a, b) => a.wanted - b.wanted || (a.holder < b.holder ? -1 : 1));
  const shares = new Map(demands.map(({ holder }) => [holder, 0]));
  const give = (capOf: (demand: Demand) => number, total: number): number => {
    let left = total;
    asking.forEach((demand, index) => {
      const equalPart = Math.ceil(left / (asking.length - index));
      const part = Math.min(equalPart, capOf(demand));
      shares.set(demand.holder, (shares.get(demand.holder) ?? 0) + part);
      left -= part;
    });
    return left;
  };
  const spare = give(({ wanted }) => wanted, limit);
  give(() => Number.POSITIVE_INFINITY, spare);
  return shares;
}
