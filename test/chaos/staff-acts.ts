import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, ModalHandle, Person } from 'local-slack';
import { isObject, placedElements } from 'local-slack/testing';
import { type Answer, pressUntilAnswered } from './press.js';
import { oneOf } from './seeded.js';

export type ActKind = 'issue' | 'raise' | 'void' | 'take back';
/** `entry` is the id of the one journal entry that the form can make. */
export type Act = { kind: ActKind; entry: string; answer: Answer };

/** What the people did, and what is there to do it with. */
export type Day = { acts: Act[]; payers: readonly string[]; invoices: string[]; ended(): boolean };

type Worker = { driver: Driver; person: Person; random: () => number; day: Day };

function entryOf(form: ModalHandle): string {
  const metadata: unknown = JSON.parse(form.privateMetadata);
  const content = isObject(metadata) ? metadata.content : undefined;
  if (!isObject(content)) throw new Error(`no operation id in ${form.privateMetadata}`);
  return `form:${String(content.operationId)}`;
}

/** Types a command until a modal with the title is there; undefined when it is not in time. */
async function opened(
  { driver, person }: Worker,
  [command, text]: [string, string],
  title: RegExp,
): Promise<ModalHandle | undefined> {
  await driver.connected({ timeoutMs: 60_000 });
  const answer = await person.command(command, text);
  if (!answer.ok) return undefined;
  const modal = await person.modal({ timeoutMs: 2_000 }).catch(() => undefined);
  return modal !== undefined && title.test(modal.title) ? modal : undefined;
}

async function finish(worker: Worker, kind: ActKind, form: ModalHandle, done: RegExp) {
  const entry = entryOf(form);
  const answer = await pressUntilAnswered(worker.driver, form, done);
  worker.day.acts.push({ kind, entry, answer });
  return answer;
}

async function issue(worker: Worker): Promise<void> {
  const { day, random } = worker;
  const form = await opened(worker, ['/issue-invoice', oneOf(day.payers, random)], /Issue invoice/);
  if (form === undefined) return;
  await form.fill('Description', 'Spring term');
  await form.fill('Amount', `${5 + Math.floor(random() * 50)}.00`);
  const { kind, shown } = await finish(worker, 'issue', form, /Invoice INV-\d+/);
  const number = /Invoice (INV-\d+)/.exec(shown)?.[1];
  if (kind === 'booked' && number !== undefined) day.invoices.push(number);
}

async function raise(worker: Worker): Promise<void> {
  const { day, random } = worker;
  const form = await opened(worker, ['/credit', oneOf(day.invoices, random)], /Raise credit/);
  if (form === undefined) return;
  if (!form.text().includes('Amount')) return;
  await form.fill('Amount', `${1 + Math.floor(random() * 20)}.${10 + Math.floor(random() * 89)}`);
  await form.choose('Reason', 'Goodwill');
  await finish(worker, 'raise', form, /INV-\d+-CN-\d+\n/);
}

/** Presses the first button with these words in the details of an invoice, and confirms. */
async function undo(worker: Worker, kind: 'void' | 'take back'): Promise<void> {
  const { person, day, random } = worker;
  const details = await opened(worker, ['/invoices', oneOf(day.invoices, random)], /^Invoice INV/);
  const words = kind === 'void' ? 'Void this credit note' : 'Take back';
  const button = placedElements(details?.blocks() ?? [])
    .map(({ element }) => element)
    .find(({ text }) => isObject(text) && text.text === words);
  if (details === undefined || button === undefined) return;
  const pressed = await details.click(String(button.accessibility_label));
  if (!pressed.ok) return;
  const title = kind === 'void' ? 'Void credit note' : 'Take back credit';
  const form = await person.modal({ title, timeoutMs: 2_000 }).catch(() => undefined);
  if (form === undefined || !form.text().includes('Reason')) return;
  await form.fill('Reason', 'Chaos');
  await finish(worker, kind, form, kind === 'void' ? / is void/ : / taken back from /);
}

async function actOnce(worker: Worker): Promise<void> {
  const { day, random } = worker;
  const chance = random();
  if (day.invoices.length === 0 || chance < 0.25) await issue(worker);
  else if (chance < 0.65) await raise(worker);
  else await undo(worker, chance < 0.8 ? 'void' : 'take back');
}

async function closeModals({ person }: Worker): Promise<void> {
  const open = await person.modal({ timeoutMs: 0 }).catch(() => undefined);
  await open?.close({ clear: true });
}

/** Works until the day is over; the last form is pressed until it is answered. */
export async function workAllDay(worker: Worker): Promise<void> {
  while (!worker.day.ended()) {
    await actOnce(worker);
    await closeModals(worker);
    await pause(5);
  }
}
