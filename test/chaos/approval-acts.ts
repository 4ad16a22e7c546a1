import { setTimeout as pause } from 'node:timers/promises';
import type { Driver, ModalHandle, Person } from 'local-slack';
import { isObject } from 'local-slack/testing';
import { finance } from '../process/slack-workspace.js';
import { type Answer, pressUntilAnswered } from './press.js';
import { oneOf } from './seeded.js';

export type Asked = { kind: 'credit' | 'write-off' | 'pay-out'; requestId: string; answer: Answer };
export type Decided = { how: 'approve' | 'reject' | 'withdraw'; shown: string };

/** What people asked for and decided, and what is there to do it with. */
export type ApprovalDay = {
  asked: Asked[];
  decided: Decided[];
  /** Numbers of invoices, each taken once to be written off. */
  invoices: readonly string[];
  unpaid: string[];
  ended(): boolean;
};

type Worker = { driver: Driver; person: Person; random: () => number; day: ApprovalDay };

const patienceMs = 60_000;
const asked = /Asked: nothing is booked yet/;
const over = /Approved by|Rejected by|Withdrawn by/;

function requestIdOf(form: ModalHandle): string {
  const metadata: unknown = JSON.parse(form.privateMetadata);
  const content = isObject(metadata) ? metadata.content : undefined;
  return isObject(content) ? String(content.operationId) : '';
}

async function opened(
  { driver, person }: Worker,
  [command, text]: [string, string],
  title: RegExp,
): Promise<ModalHandle | undefined> {
  await driver.connected({ timeoutMs: patienceMs });
  const { ok } = await person.command(command, text);
  const modal = ok ? await person.modal({ timeoutMs: 2_000 }).catch(() => undefined) : undefined;
  return modal !== undefined && title.test(modal.title) ? modal : undefined;
}

/** Presses a button, if it is still there and the desk answers. */
async function press(on: Pick<ModalHandle, 'click'>, button: string): Promise<boolean> {
  try {
    return (await on.click(button)).ok;
  } catch {
    return false;
  }
}

/** Follows a button of a screen to the form behind it; undefined when the desk died meanwhile. */
async function follow({ person }: Worker, from: ModalHandle, button: string) {
  return (await press(from, button))
    ? person.modal({ title: button, timeoutMs: 2_000 }).catch(() => undefined)
    : undefined;
}

async function formFor(worker: Worker, kind: Asked['kind']): Promise<ModalHandle | undefined> {
  const { day, random } = worker;
  const number = oneOf(day.invoices, random);
  if (kind === 'credit') return opened(worker, ['/credit', number], /^Raise credit/);
  if (kind === 'pay-out') {
    const statement = await opened(worker, ['/statement', 'olsen'], /^Statement/);
    return statement && follow(worker, statement, 'Pay out');
  }
  const unpaid = day.unpaid.pop() ?? number;
  const details = await opened(worker, ['/invoices', unpaid], /^Invoice /);
  return details?.text().includes('Write off') ? follow(worker, details, 'Write off') : undefined;
}

async function fill(form: ModalHandle, kind: Asked['kind'], random: () => number): Promise<void> {
  if (kind === 'credit') {
    await form.fill('Amount', `${100 + Math.floor(random() * 60)}.00`);
    await form.choose('Reason', 'Goodwill');
    return;
  }
  if (kind === 'pay-out') await form.fill('Amount', `${1 + Math.floor(random() * 9)}.00`);
  await form.fill('Reason', 'Chaos');
}

async function ask(worker: Worker): Promise<void> {
  const { day, random, driver, person } = worker;
  const kind = oneOf(['credit', 'credit', 'write-off', 'pay-out'] as const, random);
  const form = await formFor(worker, kind);
  if (form === undefined || !form.text().includes('Reason')) return;
  // Another person may have left nothing to ask for in the meantime.
  if (
    !(await fill(form, kind, random).then(
      () => true,
      () => false,
    ))
  )
    return;
  const requestId = requestIdOf(form);
  const answer = await pressUntilAnswered(driver, form, asked);
  day.asked.push({ kind, requestId, answer });
  if (answer.kind !== 'booked' || random() > 0.25) return;
  if (!(await press(form, 'Withdraw'))) return;
  const now = await person
    .modal({ title: 'Your request', timeoutMs: 2_000 })
    .catch(() => undefined);
  if (now !== undefined) day.decided.push({ how: 'withdraw', shown: now.text() });
}

/** Opens the newest request that waits, and approves it, or rejects it now and then. */
async function decide(worker: Worker): Promise<void> {
  const { day, random, driver, person } = worker;
  await driver.connected({ timeoutMs: patienceMs });
  const waiting = person
    .channel(finance)
    .messages()
    .filter((message) => message.text().includes('It can be approved until'));
  if (waiting.length === 0) return;
  if (!(await press(oneOf(waiting, random), 'Review'))) return;
  const title = 'Review request';
  const review = await person.modal({ title, timeoutMs: 2_000 }).catch(() => undefined);
  if (review === undefined || !review.text().includes('Asked ')) return;
  if (random() < 0.7 && review.text().includes('Comment')) {
    const { shown } = await pressUntilAnswered(driver, review, over);
    day.decided.push({ how: 'approve', shown });
    return;
  }
  const form = (await press(review, 'Reject'))
    ? await person.modal({ title: 'Reject request', timeoutMs: 2_000 }).catch(() => undefined)
    : undefined;
  if (form === undefined) return;
  await form.fill('Comment', 'Chaos');
  const { shown } = await pressUntilAnswered(driver, form, over);
  day.decided.push({ how: 'reject', shown });
}

async function workAllDay(worker: Worker, act: (worker: Worker) => Promise<void>): Promise<void> {
  while (!worker.day.ended()) {
    await act(worker);
    const open = await worker.person.modal({ timeoutMs: 0 }).catch(() => undefined);
    await open?.close({ clear: true });
    await pause(5);
  }
}

export function askAllDay(worker: Worker): Promise<void> {
  return workAllDay(worker, ask);
}

export function decideAllDay(worker: Worker): Promise<void> {
  return workAllDay(worker, decide);
}
