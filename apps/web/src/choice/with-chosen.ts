/** The choice after checking or clearing some ids; order of choosing is kept, nothing is chosen twice. */
export function withChosen<Id = number>(
  chosen: readonly Id[],
  ids: readonly Id[],
  isChosen: boolean,
): Id[] {
  const others = chosen.filter((id) => !ids.includes(id));
  if (!isChosen) return others;
  return [...chosen, ...ids.filter((id) => !chosen.includes(id))];
}
