/** Counts the work under way, so that a stop can wait for it. */
export type InFlight = {
  track<Result>(work: Promise<Result>): Promise<Result>;
  readonly count: number;
  /** From now on `isStopping`; true when everything ended within `timeoutMs`. */
  drain(timeoutMs: number): Promise<boolean>;
  readonly isStopping: boolean;
};

export function createInFlight(): InFlight {
  let count = 0;
  let isStopping = false;
  let whenIdle: (() => void)[] = [];
  const ended = () => {
    count -= 1;
    if (count > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  };
  return {
    async track(work) {
      count += 1;
      try {
        return await work;
      } finally {
        ended();
      }
    },
    get count() {
      return count;
    },
    get isStopping() {
      return isStopping;
    },
    async drain(timeoutMs) {
      isStopping = true;
      if (count === 0) return true;
      return await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        whenIdle.push(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
  };
}
