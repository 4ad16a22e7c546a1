import type { LocalSlack } from 'local-slack';
import type { Db } from 'mongodb';
import { expect, it } from 'vitest';
import type { Contact } from '../../src/domain/people/club-records.js';
import type { Stored } from '../../src/store/stored.js';
import { databaseOf } from '../process/desk-database.js';
import { deskFolder } from '../process/desk-folder.js';
import { finance, slackWorkspace, staff } from '../process/slack-workspace.js';
import { expectRightBooks } from './desk-commands.js';
import { killAndRestart } from './kill-and-restart.js';
import { seeded } from './seeded.js';
import { type Act, type Day, workAllDay } from './staff-acts.js';

const rounds = Number(process.env.CHAOS_ROUNDS ?? 3);
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const payers = ['ada', 'ben', 'cleo', 'dov', 'eve'];

async function addPayers(database: Db): Promise<void> {
  const contacts = database.collection<Stored<Contact>>('contacts');
  for (const ownId of payers) {
    const id = `club:${ownId}`;
    const words = { name: ownId, email: null, searchWords: [ownId] };
    await contacts.insertOne({ _id: id, clubId: 'club', ownId, payerId: id, ...words });
  }
}

const kindOf = {
  issue: 'invoice.issued',
  raise: 'credit.raised',
  void: 'credit.voided',
  'take back': 'credit.unapplied',
} as const;

/**
 * Each answer against the journal: what was said to be booked is there under the form's own id,
 * what was refused is not, and nothing is there that no form has asked for.
 */
async function checkJournal(database: Db, acts: readonly Act[]): Promise<void> {
  for (const kind of ['issue', 'raise', 'void', 'take back'] as const) {
    const mine = acts.filter((act) => act.kind === kind);
    const entries = await database.collection('journal').find({ kind: kindOf[kind] }).toArray();
    const ids = entries.map(({ _id }) => String(_id));
    const told = mine.filter(({ answer }) => answer.kind === 'booked').map(({ entry }) => entry);
    for (const entry of told) expect(ids).toContain(entry);
    const late = mine.filter(({ answer }) => answer.kind === 'late').map(({ entry }) => entry);
    expect(new Set(told).size).toBe(told.length);
    const asked = new Set([...told, ...late]);
    expect(ids.filter((id) => !asked.has(id))).toEqual([]);
  }
}

/** Each note that a person saw was told in the finance channel at least once. */
function toldTwice(slack: LocalSlack, acts: readonly Act[]): number {
  const messages = slack.driver
    .as(staff[0] ?? '')
    .channel(finance)
    .messages()
    .map((message) => message.text());
  const raised = acts.filter(({ kind, answer }) => kind === 'raise' && answer.kind === 'booked');
  let twice = 0;
  for (const { answer } of raised) {
    const note = /INV-\d+-CN-\d+/.exec(answer.shown)?.[0] ?? 'no note';
    const told = messages.filter((text) => new RegExp(`credited .*${note}\\b`, 's').test(text));
    expect([note, told.length > 0]).toEqual([note, true]);
    if (told.length > 1) twice += 1;
  }
  return twice;
}

it('whatever is killed, what people were told is in the books exactly once', async () => {
  console.log(`CHAOS_SEED=${seed} CHAOS_ROUNDS=${rounds}`);
  const random = seeded(seed);
  const folder = await deskFolder();
  const { slack, environment } = await slackWorkspace({ kind: 'socket' });
  const first = folder.start(environment);
  await first.running();
  const database = await databaseOf(folder);
  await addPayers(database);
  // So that a form books more than one entry, all of them or none.
  const settles = { $set: { 'settings.settleOpenInvoices': true } };
  expect(await database.collection('clubs').updateOne({}, settles)).toMatchObject({
    modifiedCount: 1,
  });
  await first.stop();

  let over = false;
  const day: Day = { acts: [], payers, invoices: [], ended: () => over };
  const work = staff.map((id, index) => {
    const person = slack.driver.as(id);
    return workAllDay({ driver: slack.driver, person, random: seeded(seed + index), day });
  });
  const killed = await killAndRestart(folder, { environment, rounds }, random);
  over = true;
  await Promise.all(work);

  const { acts } = day;
  const count = (kind: Act['answer']['kind']) =>
    acts.filter((act) => act.answer.kind === kind).length;
  const outbox = database.collection('outbox');
  // A killed sender holds its message for half a minute, for which the test does not wait.
  await outbox.updateMany({ state: 'sending' }, { $set: { claimedUntil: new Date(0) } });
  const unsent = () => outbox.countDocuments({ state: { $ne: 'sent' } });
  await expect.poll(unsent, { timeout: 30_000, interval: 100 }).toBe(0);

  await checkJournal(database, acts);
  const twice = toldTwice(slack, acts);
  await expectRightBooks(folder);
  console.log(
    `${acts.length} forms: ${count('booked')} booked, ${count('refused')} refused, ${count('late')} answered by message; killed: ${killed.join(', ')}; ${twice} notes told more than once`,
  );
}, 600_000);
