import { isObject } from 'local-slack/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillCredit, issueTo, notesOf, openCreditForm } from '../../support/forms.js';
import { signedPost } from '../../support/signed-post.js';
import { openSlackDesk, operator, type SlackDesk, tokens } from '../../support/slack-desk.js';

type Payload = Record<string, unknown>;
type Path = readonly (string | number)[];

let here: SlackDesk;
let invoiceId = '';
/** One genuine payload of each kind, as the desk has received it. */
const genuine: Record<string, Payload> = {};

beforeAll(async () => {
  here = await openSlackDesk({ transport: 'http' });
  const invoice = await issueTo(here, [4_000n]);
  invoiceId = invoice.id;
  const person = here.slack.driver.as(operator);
  await person.home();
  await person.shortcut('raise-credit');
  await person.command('/invoices', invoice.number);
  const details = await person.modal({ title: `Invoice ${invoice.number}` });
  await details.click('raise-credit.open');
  const form = await person.modal({ title: 'Raise credit' });
  await fillCredit(form, { amount: '40.01' });
  await form.choose('Invoice', invoice.number);
  await form.submit();
  for (const { kind, payload } of here.slack.record.deliveries) {
    if (!isObject(payload)) continue;
    const taken = { ...payload };
    genuine[kind === 'slash_commands' ? 'command' : String(taken['type'])] = taken;
  }
  here.log.length = 0;
});
afterAll(async () => {
  await here?.close();
});

/** Every place with a value, but few of the many blocks. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (Array.isArray(value)) {
    return value.slice(0, 2).flatMap((item, index) => pathsOf(item, [...at, index]));
  }
  if (!isObject(value)) return [at];
  return [at, ...Object.entries(value).flatMap(([name, item]) => pathsOf(item, [...at, name]))];
}

function put(value: unknown, [name, ...rest]: Path, forged: unknown): unknown {
  if (name === undefined) return forged;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === name ? put(item, rest, forged) : item));
  }
  return isObject(value) ? { ...value, [name]: put(value[name], rest, forged) } : value;
}

function forge(kind: string, path: Path, forged: unknown): Payload {
  const payload = put(genuine[kind], path, forged);
  if (!isObject(payload)) throw new Error(`${kind} was not seen`);
  return payload;
}

const send = (payload: Payload) => signedPost(here.requestUrl, tokens.signingSecret, payload);

const where: [string, Path, unknown][] = [
  ['view_submission', ['user', 'id'], { $ne: null }],
  ['view_submission', ['view', 'private_metadata'], { version: 2 }],
  ['view_submission', ['view', 'callback_id'], ['raise-credit']],
  ['view_submission', ['view', 'id'], 'not an id'],
  ['block_actions', ['actions'], []],
  ['block_actions', ['actions', 0, 'value'], { $gt: '' }],
  ['block_actions', ['trigger_id'], { id: '1' }],
  ['block_suggestion', ['value'], ['p']],
  ['shortcut', ['callback_id'], {}],
  ['event_callback', ['event', 'user'], { id: operator }],
  ['view_submission', ['team', 'id'], 'T02'],
  ['view_submission', ['view', 'team_id'], 'T02'],
  ['view_submission', ['view', 'app_id'], 'A02'],
  ['block_actions', ['user_id'], 'UANNA'],
  ['block_actions', ['container', 'view_id'], 'V0ANOTHER'],
  ['shortcut', ['team_id'], 'T02'],
  ['command', ['team_id'], 'Riverside'],
  ['command', ['user_id'], 'olive'],
];

it.each(where)('refuses a %s with %j as %j, and logs who and what', async (kind, path, forged) => {
  here.log.length = 0;
  const { status, text } = await send(forge(kind, path, forged));
  expect(status).toBe(200);
  if (kind === 'view_submission' || kind === 'command') expect(text).toContain('was not taken on');
  const [line, ...more] = here.log;
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    level: 'warn',
    message: 'turned away a payload that is not as Slack sends it',
    fields: { kind, fault: expect.any(String) },
  });
});

it('draws the Home tab for the event as Slack documents it, of a tab that was drawn before', async () => {
  const { view: _view, ...event } = Object(genuine['event_callback']?.['event']);
  const view = {
    ...{ id: 'V123ABC456', team_id: 'T01', type: 'home', blocks: [], private_metadata: '' },
    ...{ callback_id: '', hash: '1231232323.12321312', clear_on_close: false },
    ...{ notify_on_close: false, root_view_id: 'V123ABC456', app_id: 'A01', external_id: '' },
    ...{ app_installed_team_id: 'T01', bot_id: 'B123ABC456' },
  };
  const drawn = () => here.slack.record.calls.filter(({ method }) => method === 'views.publish');
  const before = drawn().length;
  here.log.length = 0;
  const { status } = await send({ ...genuine['event_callback'], event: { ...event, view } });
  expect(status).toBe(200);
  expect(here.log).toEqual([]);
  await expect.poll(() => drawn().length).toBe(before + 1);
});

it('acknowledges what nothing listens to, so that no button turns for ever', async () => {
  here.log.length = 0;
  const { status } = await send(
    forge('block_actions', ['actions', 0, 'action_id'], 'of-yesterday'),
  );
  expect(status).toBe(200);
  expect(here.log.map(({ message }) => message)).toEqual(['nothing listens to what Slack sent']);
});

it.each([
  ['text', 'text=a&text=b'],
  ['text', 'text[toString]=a'],
  ['user_id', 'user_id[id]=UOLIVE'],
])('takes no command whose %s came as %s', async (name, forged) => {
  here.log.length = 0;
  const { [name]: _genuine, ...rest } = genuine['command'] ?? {};
  const [field = '', value = ''] = forged.split('=');
  const twice = forged.includes('&') ? ['a', 'b'] : { [field.replace(/.*\[|\]/g, '')]: value };
  const answers: unknown[] = [];
  const ack = async (answer: unknown) => void answers.push(answer);
  await here.app.app.processEvent({ body: { ...rest, [name]: twice }, ack });
  expect(answers).toEqual([expect.objectContaining({ response_type: 'ephemeral' })]);
  expect(here.log).toHaveLength(1);
});

it('redraws no view of another stack that metadata names', async () => {
  const victim = await openCreditForm(here, 'UHELP', 'INV-1');
  const before = victim.text();
  const forged = JSON.parse(String(read(['view', 'private_metadata'])));
  forged.content.beneath = { ...forged.content.beneath, viewId: victim.id };
  here.log.length = 0;
  await send(forge('view_submission', ['view', 'private_metadata'], JSON.stringify(forged)));
  await expect
    .poll(() => here.log)
    .toContainEqual({
      level: 'warn',
      fields: { userId: operator, callbackId: 'invoice-details' },
      message: 'refused to redraw a view of another stack',
    });
  expect(victim.text()).toBe(before);
});

it.each([
  ['a forged operation id', 'not-a-uuid'],
  ['a long one', 'x'.repeat(2_000)],
])('books nothing under %s', async (_what, operationId) => {
  const forged = JSON.parse(String(read(['view', 'private_metadata'])));
  forged.content.operationId = operationId;
  here.log.length = 0;
  const metadata = JSON.stringify(forged);
  await send(forge('view_submission', ['view', 'private_metadata'], metadata));
  expect(here.log[0]).toMatchObject({ message: 'refused a form that is not of this version' });
  expect(await notesOf(here, invoiceId)).toEqual([]);
});

it.each(['elsewhere:INV-1', 'club:INV-99', '$where', 'club:', 'constructor'])(
  'finds no record by the button value %s',
  async (value) => {
    here.log.length = 0;
    const { text } = await send({
      ...forge('block_actions', ['actions', 0], {
        ...{ type: 'button', action_id: 'invoice-details.open', block_id: 'b', action_ts: '1' },
        value,
      }),
      trigger_id: 'forged',
    });
    expect(text).toBe('');
    await expect
      .poll(() => here.log)
      .toContainEqual({
        level: 'info',
        fields: expect.objectContaining({ userId: operator, teamId: 'T01' }),
        message: 'refused what is not found',
      });
    expect(JSON.stringify(here.log)).not.toContain('INV-');
  },
);

const kinds = [
  'view_submission',
  'block_actions',
  'block_suggestion',
  'shortcut',
  'event_callback',
];

it.each(kinds)(
  'an object, a list, a number or nothing anywhere in a %s is answered calmly',
  async (kind) => {
    const places = pathsOf(genuine[kind]).filter((path) => path.length > 0);
    expect(places.length).toBeGreaterThan(5);
    for (const path of places) {
      for (const forged of [{ toString: 'Priya Patel' }, [], 7, null]) {
        const answer = await send(forge(kind, path, forged));
        expect([path.join('.'), forged, answer.status]).toEqual([path.join('.'), forged, 200]);
      }
    }
    expect(JSON.stringify(here.log)).not.toContain('Priya');
    expect(await notesOf(here, invoiceId)).toEqual([]);
  },
  120_000,
);

function read(path: Path): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    genuine['view_submission'],
  );
}
