// How fast is medici's guarded spend, on a fresh book and after other postings?
import { randomUUID } from 'node:crypto';
import type { Book } from 'medici';
import type mongoose from 'mongoose';
import { expectEqual } from './support/faults.js';
import { inLanes, timedMs } from './support/lanes.js';
import { connectMedici, fundedBook, wallets, withdraw } from './support/medici-book.js';
import { type Arm, perSecond, type Question } from './support/question.js';
import type { Sizes } from './support/sizes.js';

const spendMinor = 100;

/** The true balances from the postings themselves, beside those that medici reports. */
async function bookFaults(
  connection: mongoose.Connection,
  book: Book,
  spends: number,
): Promise<string[]> {
  const written = await connection
    .collection('medici_journals')
    .countDocuments({ book: book.name, memo: 'Withdraw by User' });
  const raw = await connection
    .collection('medici_transactions')
    .aggregate<{ _id: string; balance: number }>([
      { $match: { book: book.name, accounts: { $in: wallets } } },
      { $group: { _id: '$accounts', balance: { $sum: { $subtract: ['$credit', '$debit'] } } } },
    ])
    .toArray();
  const faults = expectEqual('withdrawals', written, spends);
  for (const { _id: account, balance } of raw.slice(0, 20)) {
    const reported = (await book.balance({ account }, { readPreference: 'primary' })).balance;
    faults.push(...expectEqual(`balance of ${account}`, reported, balance));
  }
  return faults;
}

function arm(
  name: string,
  options: {
    lanes: number;
    spends: (sizes: Sizes) => number;
    otherPostings: (sizes: Sizes) => number;
  },
): Arm {
  return {
    name,
    async run(bench) {
      const connection = await connectMedici(bench);
      const book = await fundedBook(randomUUID(), options.otherPostings(bench.sizes));
      const count = options.spends(bench.sizes);
      const spends = Array.from({ length: count }, (_, index) => index);
      const tookMs = await timedMs(() =>
        inLanes(spends, options.lanes, (index) =>
          withdraw(book, wallets[index % wallets.length] ?? '', spendMinor),
        ),
      );
      return {
        figures: [{ name, unit: 'per second', value: perSecond(count, tookMs) }],
        faults: await bookFaults(connection, book, count),
      };
    },
  };
}

const fresh = { otherPostings: () => 0 };
const late = { otherPostings: (sizes: Sizes) => sizes.otherPostings };

export const medici: Question = {
  name: 'medici',
  asks: "How fast is medici's guarded spend, on a fresh book and after other postings?",
  arms: [
    arm('medici, fresh book, 1 lane', { ...fresh, lanes: 1, spends: (sizes) => sizes.spends }),
    arm('medici, fresh book, 8 lanes', { ...fresh, lanes: 8, spends: (sizes) => sizes.spends * 2 }),
    arm('medici, after other postings, 1 lane', {
      ...late,
      lanes: 1,
      spends: (sizes) => sizes.lateSpends,
    }),
    arm('medici, after other postings, 8 lanes', {
      ...late,
      lanes: 8,
      spends: (sizes) => sizes.lateSpends * 2,
    }),
  ],
};
