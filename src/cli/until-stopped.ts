/** What ends a command from outside: a service that is stopped, Ctrl-C, a terminal that is closed. */
export const endings = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** As long as the desk itself takes at most. */
const longestStopMs = 4_500;

/**
 * Does work that asks `stopped` between its steps, so that a command which is told to end leaves nothing
 * half-way and gives back what it holds; then the process ends by that signal, as others expect. A second
 * signal, or work that does not end, ends it at once: what a killed command leaves the next one finds.
 */
export async function untilStopped<Result>(
  work: (stopped: () => boolean) => Promise<Result>,
): Promise<Result> {
  let by: NodeJS.Signals | null = null;
  const forget = () => {
    for (const signal of endings) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals) => {
    by = signal;
    forget();
    setTimeout(() => process.kill(process.pid, signal), longestStopMs).unref();
  };
  for (const signal of endings) process.on(signal, end);
  try {
    return await work(() => by !== null);
  } finally {
    forget();
    // After what the command still has to say.
    const signal = by;
    if (signal !== null) setImmediate(() => process.kill(process.pid, signal));
  }
}
