import type { BlockSuggestion } from '@slack/bolt';
import type { Option, PlainTextElement } from '@slack/types';
import { expect, it } from 'vitest';
import { enterPage } from '../../../server/enter-page.js';
import { modalOf, startWithTrigger, words } from '../../support/calling.js';

const option = (text: string) => ({ text: words(text), value: text });

type Answer = { options?: Option[]; groups?: { label: PlainTextElement; options: Option[] }[] };

async function startMenu(answer: (query: string) => Answer, min_query_length?: number) {
  const asked: BlockSuggestion[] = [];
  const started = await startWithTrigger((app) => {
    app.options<'block_suggestion'>('pick', async ({ ack, body }) => {
      asked.push(body);
      const { options = [], groups } = answer(body.value);
      await (groups === undefined ? ack({ options }) : ack({ option_groups: groups }));
    });
  });
  const { modal } = await started.open(
    modalOf([
      {
        ...{ type: 'input', block_id: 'b', label: words('Invoice') },
        element: {
          ...{ type: 'external_select', action_id: 'pick' },
          ...(min_query_length === undefined ? {} : { min_query_length }),
        },
      },
    ]),
  );
  return { ...started, modal, asked };
}

it('asks with what was typed, from inside the view', async () => {
  const { modal, asked } = await startMenu((query) => ({ options: [option(`${query} · Priya`)] }));
  await modal.choose('Invoice', 'INV-1');
  expect(asked[0]).toMatchObject({
    type: 'block_suggestion',
    ...{ value: 'INV-1', block_id: 'b', action_id: 'pick' },
    view: { id: modal.id },
    container: { type: 'view', view_id: modal.id },
  });
  expect(modal.value('Invoice')).toMatchObject({ selected_option: { value: 'INV-1 · Priya' } });
});

it('asks nobody before the third character, unless told otherwise', async () => {
  const { modal, asked } = await startMenu(() => ({ options: [option('Any')] }));
  await expect(modal.choose('Invoice', 'An')).rejects.toThrow('Offered: nothing');
  expect(asked).toHaveLength(0);
  const eager = await startMenu(() => ({ options: [option('Any')] }), 0);
  await eager.modal.choose('Invoice', 'Any', { query: '' });
  expect(eager.asked).toHaveLength(1);
});

it('takes groups', async () => {
  const { modal } = await startMenu(() => ({
    groups: [{ label: words('Open'), options: [option('INV-1'), option('INV-2')] }],
  }));
  await modal.choose('Invoice', 'INV-2');
  expect(modal.value('Invoice')).toMatchObject({ selected_option: { value: 'INV-2' } });
});

it.each([
  [
    '101 options',
    { options: Array.from({ length: 101 }, (_, n) => option(`o${n}`)) },
    'no more than 100 items',
  ],
  ['a long option', { options: [option('x'.repeat(76))] }, 'no more than 75 characters'],
])('shows nothing of %s', async (_name, answer, fault) => {
  const { modal, slack } = await startMenu(() => answer);
  await expect(modal.choose('Invoice', 'abc')).rejects.toThrow('could not be loaded');
  expect(slack.record.invalidResponses[0]?.detail).toContain(fault);
});

it('lets nobody submit what was never offered', async () => {
  const { modal, slack } = await startMenu(() => ({ options: [option('Any')] }));
  const { baseUrl, headers } = await enterPage(slack.pageUrl);
  const response = await fetch(`${baseUrl}page-api/submit`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ user: 'U1', viewId: modal.id },
      state: { b: { pick: { type: 'external_select', selected_option: { value: 'forged' } } } },
    }),
  });
  expect(await response.json()).toMatchObject({
    errors: { b: expect.stringContaining('required') },
  });
});
