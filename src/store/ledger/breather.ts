/** Longest stretch for which long work keeps the process from anything else. */
const longestStretchMs = 15;

/**
 * Asked between the steps of long work: lets the process answer others whenever the work has had
 * it for a while.
 */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestStretchMs) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
