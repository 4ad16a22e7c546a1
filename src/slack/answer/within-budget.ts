/** Slack waits three seconds for an answer; the rest is for the network. */
export const answerBudgetMs = 2_000;

export type InBudget<Result> =
  | { late: false; result: Result }
  /** The work goes on; `outcome` ends as the work does. */
  | { late: true; outcome: Promise<Result> };

/**
 * Starts the work and waits for it `budgetMs` at most. A failure within that time is thrown, a
 * later one is the outcome's.
 */
export async function withinBudget<Result>(
  work: () => Promise<Result>,
  { budgetMs = answerBudgetMs }: { budgetMs?: number } = {},
): Promise<InBudget<Result>> {
  const outcome = work();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<InBudget<Result>>((resolve) => {
    timer = setTimeout(() => resolve({ late: true, outcome }), budgetMs);
  });
  try {
    return await Promise.race([
      outcome.then((result) => ({ late: false, result }) as const),
      timeUp,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
