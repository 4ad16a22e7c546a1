// How long do a hundred people wait who open their account page at once, and when is it painted?
import { setTimeout as pause } from 'node:timers/promises';
import { mintAccountLink } from '../src/services/links/mint-account-link.js';
import { type AccountServer, openAccountServer } from './support/account-server.js';
import type { Bench } from './support/bench.js';
import { type BenchDesk, openBenchDesk } from './support/bench-desk.js';
import { firstPaintMs } from './support/first-paint.js';
import { timedMs } from './support/lanes.js';
import { dueInvoices, payerId } from './support/made-books.js';
import type { Question } from './support/question.js';
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

/** All ask for the page again and again: in the same instant, or spread over a second. */
async function waitsOf(
  server: AccountServer,
  cookies: readonly string[],
  withinMs: number,
): Promise<number[]> {
  const waits: number[] = [];
  const wait = async (cookie: string, place: number) => {
    await pause((place * withinMs) / cookies.length);
    waits.push(await timedMs(() => server.account(cookie)));
  };
  for (let round = 0; round < rounds; round += 1) await Promise.all(cookies.map(wait));
  return waits;
}

async function run({ freshUri }: Bench) {
  const desk = await openBenchDesk(freshUri());
  const server = await openAccountServer(desk);
  try {
    const links = await addPeople(desk);
    const cookies: string[] = [];
    for (const link of links) cookies.push(await server.press(link));
    // The first ones warm the engine up, and open the connections to the database.
    await Promise.all(cookies.map((cookie) => server.account(cookie)));
    const atOnce = await waitsOf(server, cookies, 0);
    const inASecond = await waitsOf(server, cookies, 1_000);
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
    await server.close();
    await desk.close();
  }
}

export const accountPage: Question = {
  name: 'account-page',
  asks: 'How long do a hundred people wait who open their account page at once, and when is it painted?',
  arms: [{ name: 'a hundred people on the account page', run }],
};
