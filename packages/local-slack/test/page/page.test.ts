import { expect, test } from 'vitest';
import { usePageTest } from './support/page-test.js';
import { option, plain } from './support/sample-form.js';
import { message } from './support/sample-workspace.js';

const t = usePageTest();
const log = () => t.page.getByRole('log');

test('shows mrkdwn with its marks and never as HTML', async () => {
  t.server.messages.C1 = [
    message(1, {
      text: '*bold* `-£30.00` <https://a.example|site> <@U2> <#C2> <script>alert(1)</script> <img src=x onerror=alert(1)> &lt;!channel&gt; &amp;lt; <javascript:alert(1)|press> 2*3*4',
    }),
  ];
  await t.open();
  const text = await log().textContent();
  expect(text).toContain('<script>alert(1)</script> <img src=x onerror=alert(1)> <!channel> &lt;');
  expect(text).toContain('2*3*4');
  expect(await log().locator('strong').textContent()).toBe('bold');
  expect(await log().locator('.mention').allInnerTexts()).toEqual(['@Anna Approver', '#approvals']);
  expect(await log().getByRole('link').count()).toBe(1);
  expect(await log().locator('img, script').count()).toBe(0);
  const colour = await log()
    .locator('code')
    .evaluate((code) => getComputedStyle(code).color);
  expect(colour).toBe('rgb(196, 23, 75)');
});

test('draws a picture of a message with what it shows in words, and lets it be saved', async () => {
  const [url, altText] = ['/no-such-picture.png', 'Bar chart. Debts: £5.00 in all.'];
  const picture = { id: 'F1', name: 'debts.png', title: 'Debts', mimetype: 'image/png', size: 9 };
  const table = { ...picture, id: 'F2', name: 'debts.csv', mimetype: 'text/csv' };
  t.server.messages.C1 = [
    message(1, {
      files: [
        { ...picture, url, altText },
        { ...table, url: '/debts.csv' },
      ],
    }),
  ];
  await t.open();
  expect(await log().getByRole('img').count()).toBe(1);
  const image = log().getByRole('img', { name: altText });
  expect(await image.getAttribute('src')).toBe(url);
  expect(await log().getByRole('link', { name: 'debts.png' }).getAttribute('download')).toBe(
    'debts.png',
  );
});

test('keeps its layout with right-to-left text, emoji and names of 300 characters', async () => {
  const name = 'Hippopotamus'.repeat(25);
  const author = t.server.state.users[1];
  if (author) author.realName = name;
  t.server.state.channels[1] = {
    id: 'C2',
    name,
    kind: 'channel',
    members: ['U1'],
    isPrivate: false,
  };
  const blocks = [
    { type: 'header' as const, text: plain(name) },
    {
      type: 'section' as const,
      text: plain(name),
      fields: [plain(name), plain('שלום 👩‍👩‍👧 ‮evil')],
    },
  ];
  t.server.messages.C1 = [
    message(1, { user: 'U2', blocks }),
    message(2, { text: 'مرحبا بالعالم 12' }),
  ];
  await t.page.setViewportSize({ width: 900, height: 700 });
  await t.open();
  const overflows = await t.page.evaluate(() => {
    const boxes = [document.body, ...document.querySelectorAll('.pane, .sidebar, .messages')];
    return boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).length;
  });
  expect(overflows).toBe(0);
});

test('runs a command by keyboard alone, with suggestions', async () => {
  await t.open();
  await t.box().focus();
  await t.page.keyboard.type('/b');
  const options = t.page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
  expect(await options.allInnerTexts()).toHaveLength(2);
  await t.page.keyboard.press('ArrowDown');
  await t.page.keyboard.press('Tab');
  expect(await t.box().inputValue()).toBe('/bookings ');
  await t.page.getByText('List the bookings of a day').waitFor();
  await t.page.keyboard.type('monday');
  await t.page.keyboard.press('Enter');
  await expect.poll(() => t.box().inputValue()).toBe('');
  expect(t.server.lastSent('command')).toEqual({
    user: 'U1',
    channel: 'C1',
    text: '/bookings monday',
  });
});

test('runs a whole command at Enter, though a longer one begins with it', async () => {
  await t.open();
  await t.box().fill('/book');
  await t.box().press('Enter');
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('command').text).toBe('/book');
});

test('answers a plain message politely, and shows why a command failed', async () => {
  await t.open();
  await t.box().fill('hello');
  await t.box().press('Enter');
  await t.page.getByText('models slash commands only').waitFor();
  expect(t.server.sent).toEqual([]);
  t.server.answer('command', () => ({ ok: false, error: 'x', detail: '/desk failed because…' }));
  await t.box().fill('/desk help');
  await t.page.getByRole('button', { name: 'Send' }).click();
  await t.page.getByText('/desk failed because…').waitFor();
  expect(await t.box().inputValue()).toBe('/desk help');
});

test('starts a global shortcut from its menu by keyboard', async () => {
  await t.open();
  await t.page.getByRole('button', { name: 'Shortcuts' }).press('Enter');
  await t.page.getByRole('menuitem', { name: 'Book a place' }).waitFor();
  await t.page.keyboard.press('ArrowDown');
  await t.page.keyboard.press('Enter');
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('shortcut')).toEqual({ user: 'U1', callbackId: 'desk' });
});

test('follows what happens: new, changed and deleted messages, threads, unread marks', async () => {
  const first = message(1, { text: 'first' });
  t.server.messages.C1 = [first];
  await t.open();
  await log().getByText('first').waitFor();
  t.server.push({ type: 'message', message: message(2, { text: 'second' }) });
  t.server.push({ type: 'message', message: message(3, { text: 'reply', threadTs: first.ts }) });
  t.server.push({ type: 'message_changed', message: { ...first, text: 'other', edited: true } });
  t.server.push({ type: 'message', message: message(4, { text: 'away', channel: 'C2' }) });
  await t.page.getByRole('button', { name: 'approvals new' }).waitFor();
  const contents = log().locator('.message-content');
  expect(await contents.allInnerTexts()).toEqual(['other', 'reply', 'second']);
  expect(await log().getByText('(edited)').count()).toBe(1);
  t.server.push({ type: 'message_deleted', channel: 'C1', ts: first.ts });
  await expect.poll(() => contents.count()).toBe(2);
  await t.page.getByRole('button', { name: 'approvals' }).click();
  await expect.poll(() => t.page.locator('.unread-mark').count()).toBe(0);
});

test('marks what only this user sees, and takes it away when dismissed', async () => {
  await t.open();
  t.server.push({ type: 'message', message: message(1, { text: 'psst', ephemeralFor: 'U1' }) });
  await log().getByText('Only visible to you').waitFor();
  await log().getByRole('button', { name: 'Dismiss message' }).click();
  await expect.poll(() => log().getByText('psst').count()).toBe(0);
});

test('sends a pressed button with its value, after its question was answered with yes', async () => {
  const confirm = {
    title: plain('Void it?'),
    text: plain('Sure?'),
    confirm: plain('Void'),
    deny: plain('Keep'),
  };
  const button = { type: 'button' as const, text: plain('V'), action_id: 'void', value: 'n1' };
  const elements = [{ ...button, accessibility_label: 'Void note 1', confirm }];
  const asked = message(1, { blocks: [{ type: 'actions', block_id: 'b', elements }] });
  t.server.messages.C1 = [asked];
  await t.open();
  const trigger = t.page.getByRole('button', { name: 'Void note 1' });
  await trigger.click();
  await t.page
    .getByRole('dialog', { name: 'Void it?' })
    .getByRole('button', { name: 'Keep' })
    .click();
  await trigger.press('Enter');
  await t.page.getByRole('button', { name: 'Void', exact: true }).click();
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('action')).toEqual({
    user: 'U1',
    container: { kind: 'message', channel: 'C1', ts: asked.ts },
    blockId: 'b',
    actionId: 'void',
    value: { type: 'button', text: plain('V'), value: 'n1' },
    state: {},
  });
});

test('offers overflow menus, and selects that answer at once', async () => {
  const elements = [
    { type: 'overflow' as const, action_id: 'more', options: [option('History', 'h')] },
    {
      type: 'static_select' as const,
      action_id: 'state',
      placeholder: plain('Status'),
      options: [option('Open', 'o')],
    },
  ];
  t.server.messages.C1 = [message(1, { blocks: [{ type: 'actions', block_id: 'b', elements }] })];
  await t.open();
  await t.page.getByRole('button', { name: 'More actions' }).click();
  await t.page.getByRole('menuitem', { name: 'History' }).click();
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('action').value).toEqual({
    type: 'overflow',
    selected_option: option('History', 'h'),
  });
  await t.page.getByLabel('Status').selectOption('Open');
  await expect.poll(() => t.server.sent.length).toBe(2);
  const value = { type: 'static_select', selected_option: option('Open', 'o') };
  expect(t.server.lastSent('action')).toMatchObject({ value, state: { b: { state: value } } });
});

test('shows a data table as a real one, page by page', async () => {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  const rows = ['Invoice', 'INV-1', 'INV-2', 'INV-3'].map((text) => [cell(text), cell('£1.00')]);
  t.server.messages.C1 = [
    message(1, {
      blocks: [
        {
          type: 'data_table',
          caption: 'Open invoices',
          page_size: 2,
          row_header_column_index: 0,
          rows,
        },
      ],
    }),
  ];
  await t.open();
  const table = t.page.getByRole('table', { name: 'Open invoices' });
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['INV-1', 'INV-2']);
  await t.page.getByRole('button', { name: 'Next rows' }).click();
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['INV-3']);
  await t.page.getByText('Rows 3 to 3 of 3').waitFor();
});

test('shows the Home tab, also when it is published later', async () => {
  await t.open();
  await t.page.getByRole('button', { name: 'Home' }).click();
  await t.page.getByText('Nothing here yet').waitFor();
  const elements = [{ type: 'button' as const, text: plain('Raise credit'), action_id: 'go' }];
  const blocks = [{ type: 'actions' as const, block_id: 'b', elements }];
  t.server.push({ type: 'home', viewId: 'VH', hash: 'h', view: { type: 'home', blocks } });
  await t.page.getByRole('button', { name: 'Raise credit' }).click();
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('action').container).toEqual({ kind: 'home', viewId: 'VH' });
});

test('connects again by itself and reads again what it missed', async () => {
  await t.open();
  t.server.push({ type: 'connection', connected: false });
  await t.page.getByText('Front Desk is not connected. Commands').waitFor();
  t.server.messages.C1 = [message(1, { text: 'while away' })];
  t.server.dropStreams();
  await log().getByText('while away').waitFor();
  await expect.poll(() => t.page.locator('.banner').count()).toBe(0);
});

test('acts as another user, and keeps the choice in the address', async () => {
  await t.open();
  await t.page.getByLabel('Acting as').selectOption('Anna Approver, Approver');
  await t.page.waitForURL(/user=U2/);
  await log().waitFor({ state: 'attached' });
  await t.box().fill('/desk');
  await t.box().press('Enter');
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('command').user).toBe('U2');
});

test('says what to do when the workspace does not know who is acting', async () => {
  t.server.answer('state', () => ({ ok: false, error: 'user_not_found' }));
  await t.page.goto(t.base);
  await t.page.getByRole('status').getByText('Say who you are').waitFor();
});
