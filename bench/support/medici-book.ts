import { Book, initModels, mongoTransaction, syncIndexes } from 'medici';
import mongoose from 'mongoose';
import { type Bench, sharedBy } from './bench.js';

/** Enough for eight lanes to meet seldom on one wallet. */
export const wallets = Array.from({ length: 200 }, (_, index) => `Accounts:wallet-${index}`);
const postingsInEntry = 1_000;
const fundsMinor = 1_000_000;

/** medici works on mongoose's default connection; asked for the desk's own guarantees. */
export const connectMedici = sharedBy(async (bench: Bench) => {
  await mongoose.connect(bench.freshUri(), {
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
  });
  await initModels();
  await syncIndexes();
  bench.atEnd(async () => {
    await mongoose.connection.dropDatabase();
    await mongoose.disconnect();
  });
  return mongoose.connection;
});

/** Credits each account in turn, in few large entries. */
async function post(book: Book, accounts: readonly string[], count: number): Promise<void> {
  for (let posted = 0; posted < count; posted += postingsInEntry) {
    const size = Math.min(postingsInEntry, count - posted);
    const entry = book.entry('Made for the bench');
    for (let index = 0; index < size - 1; index += 1) {
      entry.credit(accounts[(posted + index) % accounts.length] ?? '', fundsMinor);
    }
    entry.debit('Assets', fundsMinor * (size - 1));
    await mongoTransaction((session) => entry.commit({ session }));
  }
}

/** A book whose wallets have funds and, as in daily use, a balance asked for before. */
export async function fundedBook(name: string, otherPostings: number): Promise<Book> {
  const book = new Book(name);
  await post(book, wallets, wallets.length + 1);
  for (const account of wallets) await book.balance({ account });
  const others = Array.from({ length: 1_000 }, (_, index) => `Accounts:other-${index}`);
  await post(book, others, otherPostings);
  return book;
}

/** `withdraw` of medici's README ("ACID checks of an account balance"), word for word. */
export async function withdraw(book: Book, account: string, amount: number): Promise<void> {
  await mongoTransaction(async (session) => {
    await book
      .entry('Withdraw by User')
      .credit('Assets', amount)
      .debit(account, amount)
      .commit({ session });
    const { balance } = await book.balance({ account }, { session });
    if (balance < 0) throw new Error('Not enough balance in wallet.');
    await book.writelockAccounts([account], { session });
  });
}
