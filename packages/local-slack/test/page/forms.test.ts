import { expect, test } from 'vitest';
import { usePageTest } from './support/page-test.js';
import { EVERY_INPUT, input, option, plain } from './support/sample-form.js';
import { modal } from './support/sample-workspace.js';

const t = usePageTest();
const INVOICES = {
  ok: true,
  groups: [
    {
      label: null,
      options: [
        { text: 'INV-1 · Priya', value: 'i1' },
        { text: 'INV-2 · Paul', value: 'i2' },
      ],
    },
  ],
};
const dialog = (name = 'Book a place') => t.page.getByRole('dialog', { name });
const book = () => dialog().getByRole('button', { name: 'Book', exact: true });
const field = (id: string) => `[data-block=${id}]`;
const text = { type: 'plain_text_input' as const };

test('sends every kind of input in the shape of Slack, touched or not', async () => {
  t.server.answer('suggestions', () => INVOICES);
  await t.open();
  t.server.showModals(modal(EVERY_INPUT));
  await dialog().waitFor();
  expect(await t.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
    'combobox',
  );
  await t.page.keyboard.press('ArrowDown');
  await t.page.getByRole('option', { name: 'INV-1' }).waitFor();
  await t.page.keyboard.press('Enter');
  await dialog().getByLabel('Amount').fill('12.50');
  await dialog().getByLabel('Reason').selectOption('Moved away');
  await dialog().getByLabel('Days').press('ArrowDown');
  await t.page.getByRole('option', { name: 'Wednesday' }).click();
  await dialog().getByRole('combobox', { name: 'People' }).fill('in');
  await t.page.getByRole('option', { name: 'INV-2' }).click();
  await dialog()
    .getByRole('group', { name: 'Notify customer' })
    .getByLabel('No', { exact: true })
    .check();
  await dialog().getByLabel('Send a receipt').check();
  await book().click();
  await expect.poll(() => t.server.sent.some((each) => each.path === 'submit')).toBe(true);

  const chosen = (label: string, value: string) => ({
    text: { ...plain(label), emoji: true },
    value,
  });
  expect(t.server.lastSent('submit')).toEqual({
    user: 'U1',
    viewId: 'V1',
    state: {
      invoice: {
        invoice: { type: 'external_select', selected_option: chosen('INV-1 · Priya', 'i1') },
      },
      amount: { amount: { type: 'plain_text_input', value: '12.50' } },
      count: { count: { type: 'number_input', value: '2' } },
      email: { email: { type: 'email_text_input', value: null } },
      link: { link: { type: 'url_text_input', value: null } },
      reason: { reason: { type: 'static_select', selected_option: option('Moved away', 'moved') } },
      days: {
        days: {
          type: 'multi_static_select',
          selected_options: [option('Monday', 'Monday'), option('Wednesday', 'Wednesday')],
        },
      },
      people: {
        people: { type: 'multi_external_select', selected_options: [chosen('INV-2 · Paul', 'i2')] },
      },
      who: { who: { type: 'users_select', selected_user: 'U2' } },
      where: { where: { type: 'channels_select', selected_channel: 'C1' } },
      notify: { notify: { type: 'radio_buttons', selected_option: option('No', 'no') } },
      extras: {
        extras: {
          type: 'checkboxes',
          selected_options: [option('Send a receipt', 'receipt', 'As a PDF')],
        },
      },
      from: { from: { type: 'datepicker', selected_date: '2026-11-23' } },
      at: { at: { type: 'timepicker', selected_time: '17:00' } },
      note: { note: { type: 'plain_text_input', value: null } },
    },
  });
  // Only the first menu says that it dispatches.
  expect(t.server.sent.filter((each) => each.path === 'action')).toHaveLength(1);
});

test('keeps what was typed over an update only where block id and action id stay', async () => {
  await t.open();
  t.server.showModals(modal([input('a', 'First', text), input('b', 'Second', text)]));
  await dialog().getByLabel('First').fill('one');
  await dialog().getByLabel('Second').fill('two');
  const renamed = { ...input('b', 'Second', { ...text, initial_value: 'fresh' }), block_id: 'b2' };
  t.server.showModals(modal([input('a', 'First', { ...text, initial_value: 'no' }), renamed]));
  await expect.poll(() => dialog().getByLabel('Second').inputValue()).toBe('fresh');
  expect(await dialog().getByLabel('First').inputValue()).toBe('one');
});

test('shows errors beside their fields, ties them to the control and goes to the first', async () => {
  await t.open();
  t.server.showModals(
    modal([input('a', 'First', text), input('b', 'Second', text, { hint: plain('Like 12.50') })]),
  );
  await dialog().getByLabel('First').fill('x');
  await book().click();
  const second = dialog().getByLabel('Second');
  await dialog().locator(field('b')).getByRole('alert').getByText('Please complete').waitFor();
  expect(await second.evaluate((each) => each === document.activeElement)).toBe(true);
  expect(t.server.sent).toEqual([]);

  t.server.answer('submit', () => ({
    ok: false,
    error: 'view_errors',
    errors: { a: 'At most £70.00.' },
  }));
  await second.fill('y');
  await book().click();
  await dialog().locator(field('a')).getByRole('alert').getByText('At most £70.00.').waitFor();
  const first = dialog().getByLabel('First');
  expect(await first.getAttribute('aria-invalid')).toBe('true');
  expect(await first.evaluate((each) => each === document.activeElement)).toBe(true);
  const described = await second.getAttribute('aria-describedby');
  expect(await t.page.locator(`[id="${described}"]`).textContent()).toBe('Like 12.50');
});

test('is busy while a form is under way, and says so when nobody answered', async () => {
  let answer = (_: unknown) => {};
  t.server.answer(
    'submit',
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  await t.open();
  t.server.showModals(modal([input('a', 'First', text)]));
  await dialog().getByLabel('First').fill('x');
  await dialog().getByLabel('First').press('Enter');
  await expect.poll(() => book().isDisabled()).toBe(true);
  answer({
    ok: false,
    error: 'operation_timeout',
    detail: 'We had some trouble connecting. Try again?',
  });
  await dialog().getByRole('alert').getByText('We had some trouble connecting').waitFor();
  expect(await book().isEnabled()).toBe(true);
  expect(await t.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  expect(await dialog().getByLabel('First').inputValue()).toBe('x');
});

test('stacks three forms; Escape leaves the top one and finds the lower as it was', async () => {
  await t.open();
  const named = (name: string) =>
    modal([input('a', `Field of ${name}`, text)], { title: plain(name) }, name);
  const [one, two, three] = [named('One'), named('Two'), named('Three')];
  t.server.showModals(one);
  await dialog('One').getByLabel('Field of One').fill('kept');
  t.server.showModals(one, two);
  t.server.showModals(one, two, three);
  await dialog('Three').waitFor();
  expect(await t.page.getByRole('dialog').count()).toBe(1);
  await t.page.keyboard.press('Escape');
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('close')).toEqual({ user: 'U1', viewId: 'Three', clear: false });
  t.server.showModals(one);
  expect(await dialog('One').getByLabel('Field of One').inputValue()).toBe('kept');
  await t.page.keyboard.press('Escape');
  t.server.showModals();
  await expect.poll(() => t.page.getByRole('dialog').count()).toBe(0);
});

test('keeps the focus inside a form and gives it back afterwards', async () => {
  await t.open();
  await t.box().focus();
  t.server.showModals(modal([input('a', 'First', text)]));
  await book().focus();
  await t.page.keyboard.press('Tab');
  expect(await t.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Close dialog',
  );
  await t.page.keyboard.press('Shift+Tab');
  expect(await book().evaluate((each) => each === document.activeElement)).toBe(true);
  t.server.showModals();
  await expect.poll(() => t.box().evaluate((each) => each === document.activeElement)).toBe(true);
});

test('asks for suggestions once typing pauses, from the wanted length on', async () => {
  t.server.answer('suggestions', () => INVOICES);
  await t.open();
  const element = { type: 'external_select' as const, min_query_length: 2 };
  t.server.showModals(modal([input('a', 'Invoice', element, { optional: true })]));
  const search = dialog().getByRole('combobox', { name: 'Invoice' });
  await search.press('i');
  await t.page.getByText('Type at least 2 characters').waitFor();
  await search.pressSequentially('nv', { delay: 20 });
  await t.page.getByRole('option', { name: 'INV-2' }).click();
  expect(t.server.sent.map((each) => each.body.query)).toEqual(['inv']);
  expect(await search.inputValue()).toBe('INV-2 · Paul');
  await dialog().getByRole('button', { name: 'Clear INV-2' }).click();
  await search.fill('in');
  await t.page.getByRole('option', { name: 'INV-1' }).waitFor();
  await t.page.keyboard.press('Escape');
  await expect.poll(() => t.page.getByRole('option', { name: 'INV-1' }).count()).toBe(0);
  expect(await dialog().count()).toBe(1);
  await book().click();
  await expect.poll(() => t.server.sent.at(-1)?.path).toBe('submit');
  expect(t.server.lastSent('submit').state).toEqual({
    a: { a: { type: 'external_select', selected_option: null } },
  });
});

test('removes tags by mouse and by Backspace, up to the most that may be chosen', async () => {
  await t.open();
  const options = ['Mon', 'Tue', 'Wed'].map((day) => option(day, day));
  const element = {
    type: 'multi_static_select' as const,
    options,
    initial_options: options,
    max_selected_items: 3,
  };
  t.server.showModals(modal([input('a', 'Days', element)]));
  await dialog().getByText('No more than 3').waitFor();
  await dialog().getByRole('button', { name: 'Remove Mon' }).click();
  await t.page.keyboard.press('Backspace');
  await book().click();
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('submit').state).toMatchObject({
    a: { a: { selected_options: [option('Tue', 'Tue')] } },
  });
});

test('tells the app about typing where the input asks for it, and about Enter', async () => {
  await t.open();
  const onTyping = { trigger_actions_on: ['on_character_entered' as const] };
  t.server.showModals(
    modal([
      input('a', 'First', text, { dispatch_action: true }),
      input(
        'b',
        'Second',
        { ...text, dispatch_action_config: onTyping },
        { dispatch_action: true },
      ),
    ]),
  );
  await dialog().getByLabel('First').fill('one');
  await dialog().getByLabel('First').press('Enter');
  await expect.poll(() => t.server.sent.length).toBe(1);
  expect(t.server.lastSent('action')).toMatchObject({ blockId: 'a', value: { value: 'one' } });
  await dialog().getByLabel('Second').pressSequentially('abc');
  await expect.poll(() => t.server.sent.length).toBe(2);
  expect(t.server.lastSent('action')).toMatchObject({ actionId: 'b', value: { value: 'abc' } });
});

test('checks lengths and numbers before it asks the app', async () => {
  await t.open();
  t.server.showModals(modal(EVERY_INPUT));
  await dialog().getByLabel('Places').fill('1.5');
  await dialog().getByLabel('Email').fill('nobody');
  await dialog().getByLabel('Note to customer').fill('x'.repeat(41));
  await book().click();
  const said = await dialog().locator('.field-error').allInnerTexts();
  expect(said).toContain('Please enter a whole number.');
  expect(said).toContain('Please enter a valid email address.');
  expect(said).toContain('Please enter at most 40 characters; this is 41.');
});

test('takes an error away when its field is mended, and leaves the others and the focus', async () => {
  await t.open();
  t.server.showModals(modal(EVERY_INPUT));
  const errorOf = (id: string) => dialog().locator(field(id)).getByRole('alert');
  await dialog().getByLabel('Places').fill('1.5');
  await dialog().getByLabel('Email').fill('nobody');
  await book().click();
  await errorOf('count').getByText('whole number').waitFor();
  // Still wrong, in another way; then right.
  await dialog().getByLabel('Places').fill('0');
  await errorOf('count').getByText('at least 1').waitFor();
  await dialog().getByLabel('Places').fill('3');
  await errorOf('count').waitFor({ state: 'detached' });
  expect(await dialog().getByLabel('Places').getAttribute('aria-invalid')).toBe('false');
  expect(
    await dialog()
      .getByLabel('Places')
      .evaluate((each) => each === document.activeElement),
  ).toBe(true);
  await errorOf('email').waitFor();
  await dialog().getByLabel('Email').fill('');
  await errorOf('email').waitFor({ state: 'detached' });
});

test('takes what the app found wrong away when the field is changed', async () => {
  await t.open();
  t.server.showModals(modal([input('a', 'First', text), input('b', 'Second', text)]));
  t.server.answer('submit', () => ({
    ok: false,
    error: 'x',
    errors: { a: 'No.', b: 'Nor this.' },
  }));
  await dialog().getByLabel('First').fill('1');
  await dialog().getByLabel('Second').fill('2');
  await book().click();
  await dialog().getByText('Nor this.').waitFor();
  await dialog().getByLabel('Second').fill('3');
  await expect.poll(() => dialog().getByRole('alert').allInnerTexts()).toEqual(['No.']);
  await dialog().getByLabel('First').fill('4');
  await expect.poll(() => dialog().getByRole('alert').count()).toBe(0);
});

test('can be filled in and sent by keyboard alone', async () => {
  t.server.answer('suggestions', () => INVOICES);
  await t.open();
  const days = ['Monday', 'Tuesday'].map((day) => option(day, day));
  const blocks = [
    input('invoice', 'Invoice', { type: 'external_select', min_query_length: 0 }),
    input('reason', 'Reason', { type: 'static_select', options: days }),
    input('notify', 'Notify', {
      type: 'radio_buttons',
      options: days,
      ...(days[0] && { initial_option: days[0] }),
    }),
    input('extras', 'Extras', { type: 'checkboxes', options: days }),
    input('amount', 'Amount', text),
  ];
  t.server.showModals(modal(blocks));
  await dialog().waitFor();
  const { keyboard } = t.page;
  await keyboard.press('ArrowDown');
  await t.page.getByRole('option', { name: 'INV-1' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.press('Tab'); // to "Clear"
  await keyboard.press('Tab');
  await keyboard.type('Tue');
  await keyboard.press('Tab');
  await keyboard.press('ArrowDown');
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('9.99');
  await keyboard.press('Enter');
  await expect.poll(() => t.server.sent.at(-1)?.path).toBe('submit');
  expect(t.server.lastSent('submit').state).toMatchObject({
    invoice: { invoice: { selected_option: { value: 'i2' } } },
    reason: { reason: { selected_option: days[1] } },
    notify: { notify: { selected_option: days[1] } },
    extras: { extras: { selected_options: [days[0]] } },
    amount: { amount: { value: '9.99' } },
  });
});
