/** Work that is done again whenever it is woken, never twice at once. */
export type RepeatingWork = {
  /** Starts the work, or has it done once more when it is under way. */
  wake(): void;
  /** No new round; resolves when the present one has ended. */
  stop(): Promise<void>;
};

/** `work` is asked `stopped` between its steps. What it throws goes to `failed`. */
export function createRepeatingWork(parts: {
  work: (stopped: () => boolean) => Promise<unknown>;
  failed: (error: unknown) => void;
}): RepeatingWork {
  let wanted = false;
  let stopping = false;
  let running: Promise<void> | null = null;
  const stopped = () => stopping;

  const rounds = async () => {
    while (wanted && !stopping) {
      wanted = false;
      try {
        await parts.work(stopped);
      } catch (error) {
        parts.failed(error);
      }
    }
    running = null;
  };

  return {
    wake() {
      if (stopping) return;
      wanted = true;
      running ??= rounds();
    },
    async stop() {
      stopping = true;
      await running;
    },
  };
}
