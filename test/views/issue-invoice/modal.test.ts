import type { Block, InputBlock, KnownBlock } from '@slack/types';
import { expect, it } from 'vitest';
import type { Contact } from '../../../src/domain/people/club-records.js';
import { issueInvoiceIds } from '../../../views/issue-invoice/ids.js';
import { issueInvoiceModal } from '../../../views/issue-invoice/modal.js';
import { largestPayerFacts } from '../largest-facts.js';
import { aContact, aLookAlike, hostileName, shown } from '../sample-facts.js';
import { expectModal } from '../slack-limits.js';

it('fits with ten lines and the largest family', () => {
  const words = expectModal(
    issueInvoiceModal({
      club: shown,
      currency: 'GBP',
      operationId: '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f',
      search: '',
      notice: hostileName,
      lookAlike: aLookAlike,
      asked: aLookAlike.asked,
      payer: largestPayerFacts(),
      lineKeys: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100],
    }),
  );
  expect(words).toContain('*Line 10*');
});

const kari = aContact('kari', { name: 'Kari Olsen' });
const child = (name: string) => aContact(name, { name, payerId: kari.id });

function isInput(block: KnownBlock | Block): block is InputBlock {
  return block.type === 'input';
}

/** Whom the first line offers, and whom it is for unless somebody chooses. */
function forWhom(family: Contact[], chosenId: string | null = null) {
  const payer = { payer: kari, family: [kari, ...family], credit: [] };
  const form = { search: '', notice: null, lookAlike: null, asked: null, lineKeys: [1], chosenId };
  const operationId = '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f';
  const view = issueInvoiceModal({ club: shown, currency: 'GBP', operationId, payer, ...form });
  const select = view.blocks
    .flatMap((block) => (isInput(block) ? [block.element] : []))
    .find((element) => 'action_id' in element && element.action_id === issueInvoiceIds.beneficiary);
  if (select?.type !== 'static_select') throw new Error('no list');
  return {
    offered: select.options?.map(({ text }) => text.text.split(' ·')[0]),
    initial: select.initial_option?.value ?? null,
  };
}

it.each<[string, Contact[], string | null, string | null]>([
  ['the payer where there is nobody else', [], null, 'kari'],
  ['the only child', [child('asha')], null, 'asha'],
  ['nobody, to be chosen, where there are several', [child('asha'), child('rohan')], null, null],
  ['the child that was chosen', [child('asha'), child('rohan')], 'club:rohan', 'rohan'],
])('is for %s', (_who, family, chosen, initial) => {
  expect(forWhom(family, chosen).initial).toBe(initial);
});

it('offers those who are paid for before who pays', () => {
  const { offered } = forWhom([child('asha'), child('rohan')]);
  expect(offered?.at(-1)).toContain('Kari Olsen');
  expect(offered).toHaveLength(3);
});

const mona = { ...kari, forgottenAt: new Date('2026-11-26T10:00:00Z') };
const monasChild = { ...child('asha'), forgottenAt: mona.forgottenAt };

it.each<[string, Contact, Contact[], string | null, boolean]>([
  ['the payer was forgotten', mona, [], null, true],
  ['a child that was forgotten alone is chosen', kari, [monasChild], 'club:asha', true],
  [
    'a sibling of a forgotten child is chosen',
    kari,
    [monasChild, child('rohan')],
    'club:rohan',
    false,
  ],
  ['nobody was forgotten', kari, [child('asha')], 'club:asha', false],
])('says before anything is typed whether %s', (_when, payer, family, chosenId, isSaid) => {
  const form = { search: '', notice: null, lookAlike: null, asked: null, lineKeys: [1], chosenId };
  const operationId = '0c6d1a52-7f0e-4f4e-9d4b-1a2b3c4d5e6f';
  const facts = { payer, family: [payer, ...family], credit: [] };
  const view = { club: shown, currency: 'GBP', operationId, payer: facts, ...form };
  expect(expectModal(issueInvoiceModal(view)).includes('This person was forgotten')).toBe(isSaid);
});
