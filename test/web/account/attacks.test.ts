import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/read-config.js';
import { accountPages } from '../../../src/web/account/account-pages.js';
import { startWebServer } from '../../../src/web/server.js';
import { type AccountDesk, openAccountDesk } from '../../support/account-desk.js';
import { freePort } from '../../support/mongo-environment.js';

let world: AccountDesk;
beforeAll(async () => {
  const { trustProxy } = readConfig({ TRUST_PROXY: 'loopback' });
  world = await openAccountDesk({ trustProxy });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.desk.store.collections.account_tries.deleteMany({});
});

/** Another process on the same database, and what a press there is answered. */
async function openSecond(trustProxy: readonly string[] = []) {
  const [port, { origin }] = [await freePort(), new URL(world.desk.publicUrl)];
  const routers = [accountPages(world.desk)];
  const log = { error: () => undefined };
  const server = await startWebServer({ host: '127.0.0.1', port, routers, log, trustProxy });
  const pressThere = async (token: string, forwardedFor?: string) => {
    const said = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
    const url = `http://127.0.0.1:${port}/account/open/${token}`;
    return (await fetch(url, { method: 'POST', headers: { origin, ...said } })).status;
  };
  return { pressThere, close: () => server.close() };
}

/** The statuses of presses, each from an address of its own or all from one. */
async function press(links: readonly string[], forwardedFor: (at: number) => string) {
  const statuses: number[] = [];
  const fifty = 50;
  for (let start = 0; start < links.length; start += fifty) {
    const answers = links.slice(start, start + fifty).map(async (link, at) => {
      const answer = await world.post(link, { forwardedFor: forwardedFor(start + at) });
      await answer.text();
      return answer.status;
    });
    statuses.push(...(await Promise.all(answers)));
  }
  return statuses;
}

const counted = (statuses: readonly number[], status: number) =>
  statuses.filter((one) => one === status).length;
const own = (at: number) => `192.0.2.${at + 1}`;
const guesses = (count: number) =>
  Array.from({ length: count }, (_none, at) => `/account/open/guess${at}`);

it('looks at forty of a thousand guesses from one address, and says when to try again', async () => {
  const statuses = await press(guesses(1_000), () => '198.51.100.7');
  expect([counted(statuses, 404), counted(statuses, 429)]).toEqual([40, 960]);
  const one = { forwardedFor: '198.51.100.7' };
  const said = await (await world.post('/account/open/one-more', one)).text();
  expect(said).toContain('Wait 10 minutes, then try again.');
  // Somebody else is not kept out by it.
  expect(await press([await world.link()], own)).toEqual([303]);
  const kept = await world.desk.store.collections.account_tries.find().toArray();
  expect(JSON.stringify(kept)).not.toMatch(/198\.51|guess/);
});

it('looks at twenty presses of one link, from however many addresses', async () => {
  const [link, other] = [await world.link(), await world.link()];
  const statuses = await press(Array(25).fill(link), own);
  expect([counted(statuses, 303), counted(statuses, 429)]).toEqual([20, 5]);
  expect(await press([other], own)).toEqual([303]);
});

it('counts once for all processes, and anew once the time is over', async () => {
  const { desk } = world;
  const second = await openSecond();
  await press(guesses(40), () => '127.0.0.1');
  expect([await second.pressThere('a'), await second.pressThere('b')]).toEqual([429, 429]);
  desk.clock.now = new Date(desk.now().getTime() + 10 * 60_000);
  expect(await second.pressThere('c')).toBe(404);
  await second.close();
});

it('takes the word of no proxy that is not named', async () => {
  const second = await openSecond(readConfig({}).trustProxy);
  const forged = guesses(45).map((_none, at) => second.pressThere(`guess${at}`, own(at)));
  expect(counted(await Promise.all(forged), 429)).toBe(5);
  expect(counted(await press(guesses(45), own), 404)).toBe(45);
  await second.close();
});
