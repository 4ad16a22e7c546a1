/** Runs work of one payer one after another, so that a process does not fight with itself. */
export type PayerQueue = {
  /** Whether work of this payer is going on or waiting. */
  isBusy(payerKey: string): boolean;
  run<Result>(payerKey: string, work: () => Promise<Result>): Promise<Result>;
};

export function createPayerQueue(): PayerQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    isBusy: (payerKey) => tails.has(payerKey),
    async run(payerKey, work) {
      const before = tails.get(payerKey) ?? Promise.resolve();
      const mine = before.then(work, work);
      const tail = mine.catch(() => undefined);
      tails.set(payerKey, tail);
      try {
        return await mine;
      } finally {
        if (tails.get(payerKey) === tail) tails.delete(payerKey);
      }
    },
  };
}
