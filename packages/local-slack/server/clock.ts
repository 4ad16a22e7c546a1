/** Milliseconds since 1970, and timers that follow the same clock. */
export type Clock = {
  now(): number;
  /** Runs once after the delay; the answer cancels it. */
  after(delayMs: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

export type MovableClock = Clock & { advance(ms: number): void };

/**
 * Runs with real time, and can be moved forward, so that a test need not wait out 30 minutes.
 * At a speed below 1 it runs slower, so that a busy machine does not miss Slack's 3 seconds.
 */
export function createMovableClock(speed = 1): MovableClock {
  const startedAt = Date.now();
  let offsetMs = 0;
  const waiting = new Set<{ dueAt: number; fire: () => void }>();
  const now = () => startedAt + Math.round((Date.now() - startedAt) * speed) + offsetMs;
  return {
    now,
    after(delayMs, run) {
      const entry = {
        dueAt: now() + delayMs,
        fire: () => {
          cancel();
          run();
        },
      };
      const timer = setTimeout(entry.fire, delayMs / speed);
      const cancel = () => {
        clearTimeout(timer);
        waiting.delete(entry);
      };
      waiting.add(entry);
      return cancel;
    },
    advance(ms) {
      offsetMs += ms;
      const due = [...waiting].filter((entry) => entry.dueAt <= now());
      for (const entry of due.sort((a, b) => a.dueAt - b.dueAt)) entry.fire();
    },
  };
}

export type Timers = Pick<Clock, 'after'> & { stop(): void };

/** Every timer of one workspace, so that stopping it leaves none behind. */
export function createTimers(clock: Clock): Timers {
  const cancels = new Set<() => void>();
  let stopped = false;
  return {
    after(delayMs, run) {
      if (stopped) return () => undefined;
      const stopTimer = clock.after(delayMs, () => {
        cancels.delete(cancel);
        run();
      });
      const cancel = () => {
        cancels.delete(cancel);
        stopTimer();
      };
      cancels.add(cancel);
      return cancel;
    },
    stop() {
      stopped = true;
      for (const cancel of [...cancels]) cancel();
    },
  };
}
