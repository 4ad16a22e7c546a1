// How fast do the mails of a full session leave, and what is it like to work beside that?
import { randomUUID } from 'node:crypto';
import { SMTPServer } from 'smtp-server';
import { createMailer } from '../src/mail/create-mailer.js';
import type { Mailer } from '../src/mail/mail.js';
import type { MakeMails } from '../src/outbox/deliver-mails.js';
import { readMailFacts } from '../src/services/notices/read-mail-facts.js';
import { sendMails } from '../src/services/notices/send-mails.js';
import { draftCancellation } from '../src/services/sessions/cancelling/draft-cancellation.js';
import { runSessionJob } from '../src/services/sessions/jobs/run-session-job.js';
import { startSessionJob } from '../src/services/sessions/jobs/start-session-job.js';
import type { BenchDesk } from './support/bench-desk.js';
import { booksFaults, expectEqual } from './support/faults.js';
import { timedMs } from './support/lanes.js';
import { issuedInvoice, operator } from './support/made-books.js';
import { sessionId, storeSession } from './support/made-session.js';
import { perSecond, type Question } from './support/question.js';
import { raiseOne } from './support/raise-one.js';
import { nearestRank } from './support/statistics.js';
import { storeBooks } from './support/store-books.js';

const credits = 300;

/** A mail server on this machine, which takes everything and counts it. */
async function openServer() {
  const state = { taken: 0 };
  const server = new SMTPServer({
    ...{ authOptional: true, hideSTARTTLS: true, disableReverseLookup: true, closeTimeout: 50 },
    onData(stream, _session, done) {
      stream.on('end', () => {
        state.taken += 1;
        done();
      });
      stream.resume();
    },
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { state, port, close };
}

/** Each with its private link and its PDF, as the app sends them; only the words are short. */
function makerOf(desk: BenchDesk, mailer: Mailer): MakeMails {
  return async (rows) => {
    const mails = rows.flatMap(({ id, target, notice }) =>
      'purpose' in target ? [{ id, target, notice }] : [],
    );
    const made = await readMailFacts(desk, mails);
    return {
      async send({ id }) {
        const facts = made.get(id);
        if (facts === undefined) throw new Error('the payer has no address');
        const { to, files, accounts } = facts;
        const text = `A session is cancelled. ${accounts.map(({ url }) => url).join()}`;
        const words = { subject: 'Cancelled', text, html: `<p>${text}</p>` };
        const result = await mailer.send({ noticeId: id, to, files, ...words });
        if (result.kind !== 'accepted') throw new Error(result.sentence);
        return { kind: 'sent', deliveredAs: 'mail' };
      },
      drop: async () => undefined,
    };
  };
}

/** The mails of a cancelled session with so many attendees, and invoices of other payers. */
async function queueMails(desk: BenchDesk, attendees: number): Promise<string[]> {
  await storeSession(desk.store, attendees);
  const email = { $concat: ['$ownId', '@family.example'] };
  await desk.store.collections.contacts.updateMany({}, [{ $set: { email } }]);
  const others = Array.from({ length: credits }, (_none, index) =>
    issuedInvoice(`OTHER-${index}`, `club:other-${index}`, false),
  );
  await storeBooks(
    desk.store,
    others.map(({ plan }) => plan),
  );
  desk.sendsMail = true;
  const { id, seq } = await draftCancellation(desk, operator, {
    ...{ operationId: randomUUID(), sessionIds: [sessionId], give: 'credit', keepBack: null },
    ...{ message: '', notifyCustomers: true, reason: 'Class cancelled' },
  });
  await startSessionJob(desk, operator, { jobId: id, seq });
  await runSessionJob(desk, id);
  return others.map(({ invoice }) => invoice.id);
}

/** Credits of a person, one after another, spread over the time that the mails take. */
async function creditsBeside(desk: BenchDesk, ids: readonly string[], isOver: () => boolean) {
  const took: number[] = [];
  for (const invoiceId of ids) {
    if (isOver()) break;
    took.push(await timedMs(() => raiseOne(desk, invoiceId)));
  }
  return took;
}

export const mails: Question = {
  name: 'mails',
  asks: 'How fast do the mails of a full session leave, and what is it like to work beside that?',
  arms: [
    {
      name: 'mails of a cancellation',
      once: true,
      run: ({ sizes, withDesk }) =>
        withDesk(async (desk) => {
          const ids = await queueMails(desk, sizes.mailed);
          const server = await openServer();
          const from = { name: 'The club', address: 'office@club.example' };
          const mailer = createMailer(`smtp://127.0.0.1:${server.port}`, { from, replyTo: null });
          let isOver = false;
          const make = makerOf(desk, mailer);
          const sending = timedMs(() => sendMails(desk, { make, stopped: () => false })).finally(
            () => {
              isOver = true;
            },
          );
          const took = await creditsBeside(desk, ids, () => isOver);
          const tookMs = await sending;
          mailer.close();
          await server.close();
          const rate = perSecond(sizes.mailed, tookMs);
          return {
            figures: [
              { name: 'mails of a cancellation', unit: 'per second', value: rate },
              { name: 'credit beside mails', unit: 'ms', value: nearestRank(took, 0.5) },
              {
                name: 'credit beside mails, 99th of 100',
                unit: 'ms',
                value: nearestRank(took, 0.99),
              },
            ],
            faults: [
              ...expectEqual('mails taken', server.state.taken, sizes.mailed),
              ...(await booksFaults(desk)),
            ],
          };
        }),
    },
  ],
};
