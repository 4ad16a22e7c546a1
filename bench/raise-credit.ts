// How fast is credit raised one by one, and how many commands does one credit take?
import { type BenchDesk, openBenchDesk } from './support/bench-desk.js';
import { raisedFaults } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { paidInvoices } from './support/made-books.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import { raiseOne } from './support/raise-one.js';
import { storeBooks } from './support/store-books.js';

function arm(name: string, lanes: number): Arm {
  return {
    name,
    run: ({ sizes, withDesk }) =>
      withDesk(async (desk) => {
        const { plans, ids } = paidInvoices(sizes.raises, sizes.raises);
        await storeBooks(desk.store, plans);
        const tookMs = await timedMs(() => inLanes(ids, lanes, (id) => raiseOne(desk, id)));
        return {
          figures: [{ name, unit: 'per second', value: perSecond(ids.length, tookMs) }],
          faults: await raisedFaults(desk, ids.length),
        };
      }),
  };
}

async function conflictsSoFar(desk: BenchDesk): Promise<number> {
  const status = await desk.store.db.admin().command({ serverStatus: 1 });
  return Number(status['metrics'].operation.writeConflicts);
}

/** Everybody raises credit for the same payer: all of it goes to one account. */
const hotAccount: Arm = {
  name: 'raise credit, one payer, 8 lanes',
  run: ({ sizes, withDesk }) =>
    withDesk(async (desk) => {
      const { plans, ids } = paidInvoices(sizes.hotRaises, 1);
      await storeBooks(desk.store, plans);
      const before = await conflictsSoFar(desk);
      const refused: string[] = [];
      const tookMs = await timedMs(() =>
        inLanes(ids, 8, (id) =>
          raiseOne(desk, id).catch((error: unknown) => refused.push(String(error))),
        ),
      );
      const conflicts = ((await conflictsSoFar(desk)) - before) / ids.length;
      return {
        figures: [
          { name: hotAccount.name, unit: 'per second', value: perSecond(ids.length, tookMs) },
          { name: 'one payer, write conflicts a credit', unit: 'conflicts', value: conflicts },
          { name: 'one payer, refused', unit: 'refusals', value: refused.length },
        ],
        faults: await raisedFaults(desk, ids.length - refused.length),
      };
    }),
};

const readCommands = ['find', 'aggregate', 'getMore', 'count', 'distinct'];

/** Counted by the driver's command monitoring, for one credit that goes to the account. */
const commands: Arm = {
  name: 'raise credit, commands',
  run: async ({ freshUri }) => {
    const desk = await openBenchDesk(freshUri({ monitorCommands: 'true' }));
    try {
      const { plans, ids } = paidInvoices(1, 1);
      await storeBooks(desk.store, plans);
      const sent: string[] = [];
      desk.store.client.on('commandStarted', ({ commandName }) => sent.push(commandName));
      for (const id of ids) await raiseOne(desk, id);
      const reads = sent.filter((name) => readCommands.includes(name)).length;
      const commits = sent.filter((name) => name === 'commitTransaction').length;
      return {
        figures: [
          { name: 'reads to raise one credit', unit: 'commands', value: reads },
          { name: 'transactions to raise one credit', unit: 'commands', value: commits },
        ],
        faults: await raisedFaults(desk, 1),
      };
    } finally {
      await desk.close();
    }
  },
};

export const raiseCreditQuestion: Question = {
  name: 'raise-credit',
  asks: 'How fast is credit raised one by one, and how many commands does one credit take?',
  arms: [commands, arm('raise credit, 1 lane', 1), arm('raise credit, 8 lanes', 8), hotAccount],
};
