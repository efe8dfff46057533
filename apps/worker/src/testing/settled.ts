/** Lets promises settle that nothing but microtasks keep waiting. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
