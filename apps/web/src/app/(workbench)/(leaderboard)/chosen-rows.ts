/** The rows chosen for a comparison after one more was chosen or cleared: two at most, the older gives way. */
export function chosenRows(
  before: readonly string[],
  subject: string,
  isChosen: boolean,
): readonly string[] {
  const others = before.filter((one) => one !== subject);
  return isChosen ? [...others, subject].slice(-2) : others;
}
