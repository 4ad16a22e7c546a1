// How long do a hundred people wait who open their account page at once, and when is it painted?
import { mintAccountLink } from '../src/services/links/mint-account-link.js';
import { openAccountServer } from './support/account-server.js';
import type { Bench } from './support/bench.js';
import { type BenchDesk, openBenchDesk } from './support/bench-desk.js';
import { firstPaintMs } from './support/first-paint.js';
import { dueInvoices, payerId } from './support/made-books.js';
import type { Question } from './support/question.js';
import { startPeople } from './support/start-people.js';
import { median, nearestRank } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

const people = 100;
const invoicesEach = 2;
const rounds = 5;
const paints = 10;

/** Payers with two invoices and some credit each, and their links. */
async function addPeople(desk: BenchDesk): Promise<string[]> {
  await storeBooks(desk.store, dueInvoices(people * invoicesEach));
  const links: string[] = [];
  for (let index = 0; index < people; index += 1) {
    const id = payerId('payer', index);
    const name = `Payer ${index}`;
    const contact = { clubId: desk.club.id, ownId: name, name, email: null, searchWords: [] };
    await desk.store.collections.contacts.insertOne({ _id: id, ...contact, payerId: id });
    links.push((await mintAccountLink(desk, { payerId: id, purpose: 'notice' })).url);
  }
  return links;
}

async function run({ freshUri }: Bench) {
  const desk = await openBenchDesk(freshUri());
  const server = await openAccountServer(desk);
  const crowd = startPeople();
  try {
    const links = await addPeople(desk);
    const cookies: string[] = [];
    for (const link of links) cookies.push(await server.press(link));
    // The first ones warm the engine up, and open the connections to the database.
    const all = { origin: server.origin, cookies, rounds };
    await crowd.ask({ ...all, rounds: 1, withinMs: 0 });
    const atOnce = await crowd.ask({ ...all, withinMs: 0 });
    const inASecond = await crowd.ask({ ...all, withinMs: 1_000 });
    const painted = await firstPaintMs(links[0] ?? '', paints);
    const named = (name: string, value: number) => ({ name, unit: 'ms' as const, value });
    return {
      figures: [
        named('account page, 100 in the same instant, 99th', nearestRank(atOnce, 0.99)),
        named('account page, 100 within a second, median', median(inASecond)),
        named('account page, 100 within a second, 99th', nearestRank(inASecond, 0.99)),
        ...(painted === null ? [] : [named('account page, first paint', median(painted))]),
      ],
      faults: desk.logged,
    };
  } finally {
    crowd.stop();
    await server.close();
    await desk.close();
  }
}

export const accountPage: Question = {
  name: 'account-page',
  asks: 'How long do a hundred people wait who open their account page at once, and when is it painted?',
  arms: [{ name: 'a hundred people on the account page', run }],
};
