// A process that is the people who open their account page: their work is not that of the server.
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { timedMs } from './lanes.js';

/** All ask at once, or spread over so long; each round begins when everybody has their page. */
export type PeopleAsk = {
  origin: string;
  cookies: readonly string[];
  rounds: number;
  withinMs: number;
};

/** How long each waited, milliseconds. */
export type PeopleWaited = { waits: number[] };

const agent = new Agent({ keepAlive: true });

/** Reads the account page from an address of one's own. @throws when it is not the account */
function account(origin: string, { cookie, place }: { cookie: string; place: number }) {
  const headers = { cookie, 'x-forwarded-for': `198.51.100.${place % 256}` };
  return new Promise<void>((resolve, reject) => {
    get(`${origin}/account`, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const isAccount = Buffer.concat(chunks).includes('account credit</h2>');
        if (isAccount) resolve();
        else reject(new Error('this is not the account'));
      });
    }).on('error', reject);
  });
}

async function waitsOf({ origin, cookies, rounds, withinMs }: PeopleAsk): Promise<number[]> {
  const waits: number[] = [];
  const wait = async (cookie: string, place: number) => {
    if (withinMs > 0) await pause((place * withinMs) / cookies.length);
    waits.push(await timedMs(() => account(origin, { cookie, place })));
  };
  for (let round = 0; round < rounds; round += 1) await Promise.all(cookies.map(wait));
  return waits;
}

process.on('message', async (ask: PeopleAsk) => {
  const waits = await waitsOf(ask);
  process.send?.({ waits } satisfies PeopleWaited);
});
