import { SingleBar } from 'cli-progress';

/** A bar at a terminal, nothing elsewhere. It has to be stopped, or the cursor stays hidden. */
export function showProgress(): {
  update: (done: number, total: number) => void;
  stop: () => void;
} {
  const bar = new SingleBar({
    format: 'Importing {bar} {percentage}% | {value} of {total} events',
  });
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
