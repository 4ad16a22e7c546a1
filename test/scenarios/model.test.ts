import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  auditDifferences,
  type LedgerDesk,
  openLedgerDesk,
  startAfresh,
} from '../support/ledger-desk.js';
import {
  everyCommand,
  givenUpInModel,
  issueInModel,
  lateMoneyInModel,
  openInModel,
} from './model-commands.js';
import type { Real } from './model-kit.js';
import { emptyModel } from './small-model.js';

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  await desk.close();
});

/** Each has to happen now and then, or the agreement would say nothing about it. */
const everyKind = [
  ['issue', 'issue auto', 'sweep', 'press again', 'pay received', 'pay pending'],
  ['tell received', 'tell failed', 'tell pending', 'tell bounced', 'tell returned'],
  ['raise', 'raise line', 'apply', 'take back', 'void note', 'void invoice', 'write off', 'move'],
  [
    'owed while void',
    'recovered',
    'withdraw',
    'return',
    'withdraw refused',
    'return refused',
    'tell bounced refused',
  ],
  ['raise refused', 'raise line refused', 'apply refused'],
  ['write off refused', 'move refused'],
  ['refund proposed', 'refund cash', 'refund cash refused', 'refund over', 'refund over refused'],
  ['pay out', 'pay out refused', 'refund told waiting', 'refund told done', 'refund told failed'],
].flat();

it('agrees with a small model of the rules, whatever staff and payers do', async () => {
  const accepted = new Map<string, number>();
  const commands = fc.commands(everyCommand, { maxCommands: 40, size: 'max' });
  const missing = () => everyKind.filter((kind) => !accepted.has(kind));
  let before: Promise<unknown> = Promise.resolve();
  const play = async (acts: Parameters<typeof fc.asyncModelRun>[1]) => {
    await startAfresh(desk);
    const real: Real = { desk, last: new Map(), accepted };
    const setup = async () => {
      const model = emptyModel();
      await openInModel(model, real, 2000n);
      await issueInModel(model, real, [1000n, 500n], false);
      await issueInModel(model, real, [700n], true);
      await lateMoneyInModel(model, real, 400n);
      await givenUpInModel(model, real, 600n);
      return { model, real };
    };
    await fc.asyncModelRun(setup, acts);
    expect(await auditDifferences(desk)).toEqual([]);
  };
  const property = fc.asyncProperty(commands, async (acts) => {
    // When the time of a round is over, its last case is still being played.
    await before;
    const played = play(acts);
    before = played.catch(() => undefined);
    await played;
  });
  // Some kinds are rare, so it goes on until each was there; a failure prints its seed and path:
  // give them here to see it again.
  for (let round = 1; round === 1 || (round <= 6 && missing().length > 0); round += 1) {
    await fc.assert(property, { numRuns: 30, interruptAfterTimeLimit: 40_000 });
  }
  expect(missing()).toEqual([]);
}, 300_000);
