import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Job } from '../../src/jobs/job.js';
import { startJobs } from '../../src/jobs/start-jobs.js';
import { type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';
import { noMails } from '../support/no-mails.js';

let ledger: LedgerDesk;

beforeAll(async () => {
  ledger = await openLedgerDesk();
});
afterAll(() => ledger.close());

/** A clock that ticks when a test says so, and remembers the schedules it was given. */
function handClock() {
  const lines = new Map<string, { schedule: string; tick: () => void }>();
  return {
    lines,
    tick: (name: string) => lines.get(name)?.tick(),
    clock: ({ name, schedule }: { name: string; schedule: string }, tick: () => void) => {
      lines.set(name, { schedule, tick });
      return {
        async stop() {
          lines.delete(name);
        },
      };
    },
  };
}

const send = async () => ({ kind: 'sent', deliveredAs: 'C1/1' }) as const;

/** Jobs that write down their rounds; `changes` make each what a test needs. */
function start(...changes: (Partial<Job> & Pick<Job, 'name'>)[]) {
  const rounds: string[] = [];
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    error: (_fields: object, text: string) => errors.push(text),
  };
  const desk = { ...ledger, log };
  const hand = handClock();
  const list = changes.map((change): Job => {
    const run = async () => {
      rounds.push(change.name);
      return 'Done.';
    };
    return { schedule: '17 3 * * *', run, ...change };
  });
  const settings = { sweepSchedule: '*/10 * * * * *' };
  const started = startJobs(list, { desk, send, mails: noMails, settings, clock: hand.clock });
  return { started, rounds, errors, desk, ...hand };
}

it('runs each job when its time comes, and only then', async () => {
  const { rounds, tick, started } = start({ name: 'sweep' }, { name: 'nightly-audit' });
  expect(rounds).toEqual([]);
  tick('nightly-audit');
  tick('sweep');
  await started.stop();
  expect(rounds).toEqual(['nightly-audit', 'sweep']);
});

it('takes a schedule as it stands, or as the club has set it', () => {
  const { lines } = start(
    { name: 'sweep', schedule: ({ sweepSchedule }) => sweepSchedule },
    { name: 'nightly-audit' },
  );
  expect([...lines].map(([name, { schedule }]) => [name, schedule])).toEqual([
    ['sweep', '*/10 * * * * *'],
    ['nightly-audit', '17 3 * * *'],
  ]);
});

it('runs a job that asks for it at the start, and others not', async () => {
  const { rounds, started } = start({ name: 'sweep', atStart: true }, { name: 'nightly-audit' });
  await started.stop();
  expect(rounds).toEqual(['sweep']);
});

it('lets the desk wake a job, also from the first round of another', async () => {
  const { rounds, desk, started } = start(
    {
      name: 'sweep',
      atStart: true,
      run: async (world) => {
        world.desk.wake('outbox');
        return 'Done.';
      },
    },
    { name: 'outbox' },
  );
  await pause(0);
  expect(rounds).toEqual(['outbox']);
  desk.wake('outbox');
  await started.stop();
  expect(rounds).toEqual(['outbox', 'outbox']);
});

it('lets waking a job that runs elsewhere be', async () => {
  const { rounds, desk, started } = start({ name: 'outbox' });
  desk.wake('sweep');
  await started.stop();
  expect(rounds).toEqual([]);
});

it('logs a round that failed with its job, and runs the job at its next time', async () => {
  let rounds = 0;
  const { errors, tick, started } = start({
    name: 'nightly-audit',
    run: async () => {
      rounds += 1;
      throw new Error('no database');
    },
  });
  tick('nightly-audit');
  await pause(0);
  tick('nightly-audit');
  await started.stop();
  expect(rounds).toBe(2);
  expect(errors).toEqual([
    'the nightly check failed and will run again',
    'the nightly check failed and will run again',
  ]);
});

it('stops every line and every round, and wakes nothing afterwards', async () => {
  const asked: boolean[] = [];
  const { desk, lines, rounds, started } = start(
    {
      name: 'outbox',
      atStart: true,
      run: async ({ stopped }) => {
        await pause(5);
        asked.push(stopped());
        return 'Done.';
      },
    },
    { name: 'sweep' },
    { name: 'nightly-audit' },
  );
  await started.stop();
  desk.wake('sweep');
  expect([asked, [...lines], rounds]).toEqual([[true], [], []]);
});
