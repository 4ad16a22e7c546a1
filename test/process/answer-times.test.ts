import type { PageModal } from 'local-slack/testing';
import { expect, it } from 'vitest';
import { deskFolder } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { type PagePerson, pagePerson } from './page-person.js';

const times = new Map<string, number[]>();

async function timed<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer> {
  const startedAt = performance.now();
  const answer = await work();
  times.set(what, [...(times.get(what) ?? []), performance.now() - startedAt]);
  return answer;
}

/** Types a command; both its acknowledgement and the form that it opens are timed. */
async function open(person: PagePerson, text: string, title: RegExp): Promise<PageModal> {
  const [command = ''] = text.split(' ');
  return await timed(`${command}, until its form is there`, async () => {
    expect(await timed(command, () => person.command(text))).toEqual({ ok: true });
    return await person.modal(text, ({ view }) => title.test(view.title.text));
  });
}

async function send(
  person: PagePerson,
  form: PageModal,
  fields: Record<string, string>,
  done: RegExp,
) {
  const state = await person.fill(form, fields);
  const { title, submit } = form.view;
  const what = `form ${title.text}: ${submit?.text}`;
  expect(await timed(what, () => person.submit(form, state))).toEqual({ ok: true });
  return await person.modal('the result', (modal) => done.test(modalText(modal)));
}

/** Presses a button of the open details, confirms with a reason, and closes everything. */
async function undo(person: PagePerson, invoice: string, button: RegExp, done: RegExp) {
  const details = await open(person, `/invoices ${invoice}`, /^Invoice/);
  expect(await person.click(details, button)).toEqual({ ok: true });
  const form = await person.modal('the question', (modal) => modal.viewId !== details.viewId);
  await person.close(await send(person, form, { Reason: 'Measured' }, done));
}

async function work(person: PagePerson, round: number): Promise<void> {
  const credit = await open(person, '/credit INV-1042', /Raise credit/);
  const raised = { Amount: `${9 + round}.00`, Reason: 'Goodwill' };
  await person.close(await send(person, credit, raised, /INV-1042-CN-\d+/));
  const issue = await open(person, '/issue-invoice Priya Patel', /Issue invoice/);
  const line = { For: 'Priya Patel', Description: 'Kit', Amount: '20.00', 'Auto-collect': 'No' };
  const issued = await send(person, issue, line, /Invoice INV-\d+/);
  const number = /INV-\d+/.exec(modalText(issued))?.[0] ?? '';
  await person.close(issued);
  const apply = await open(person, '/apply-credit Priya Patel', /Apply credit/);
  const state = await person.fill(apply, { Invoice: number });
  const filled = await person.modal('the amount', (modal) => modalText(modal).includes('Amount'));
  const what = 'form Apply credit: Apply credit';
  expect(await timed(what, () => person.submit(filled, state))).toEqual({ ok: true });
  await person.close(await person.modal('the result', (modal) => modal.view.submit === undefined));
  await undo(person, number, /^Take back/, /taken back from/);
  await undo(person, number, /^Void invoice/, /void/i);
  await undo(person, 'INV-1042', /^Void this credit note/, /is void/);
  for (const command of ['/invoices outstanding', '/statement Priya Patel', '/credit-desk']) {
    await person.close(await open(person, command, /./));
  }
}

it('prints how long a person waits for each command and form when nothing else goes on', async () => {
  const folder = await deskFolder();
  const desk = folder.start();
  await desk.running();
  const person = await pagePerson(desk.pageUrl(), 'U0OLIVE');
  for (let round = 0; round < 4; round += 1) await work(person, round);
  person.leave();
  const lines = [...times].map(([what, measured]) => {
    const sorted = measured.toSorted((one, other) => one - other);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return `${what}: ${middle.toFixed(0)} ms, at most ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
  });
  console.log(lines.join('\n'));
  expect((await desk.stop()).code).toBe(0);
});
