import { expect, it } from 'vitest';
import { yearsLater } from '../../../src/domain/forgetting/forgotten.js';
import { forgettingSentences, openThings } from '../../../src/domain/forgetting/refusals.js';
import {
  type ForgetFacts,
  requireForgettable,
} from '../../../src/domain/forgetting/require-forgettable.js';
import { expectRefusalsInOrder } from '../../support/refusal-order.js';
import { refusalOf } from '../../support/rules.js';

const today = '2026-11-23';
const sound: ForgetFacts = { isForgotten: false, paysFor: [], open: null, lastEntryOn: null };

it('refuses who was forgotten, pays for others, has something open or is still needed', () => {
  expectRefusalsInOrder((facts: ForgetFacts) => requireForgettable(facts, today), sound, {
    'forgotten-already': { isForgotten: true },
    'pays-for-others': { paysFor: ['Nora', 'Ola'] },
    'still-open': { open: { what: 'debt', number: 'INV-1' } },
    'too-early-to-forget': { lastEntryOn: '2026-01-01' },
  });
});

it('lets somebody be forgotten six years after the last entry, to the day', () => {
  const last = (lastEntryOn: string) => () => requireForgettable({ ...sound, lastEntryOn }, today);
  expect(last('2020-11-23')).not.toThrow();
  expect(refusalOf(last('2020-11-24'))).toMatchObject({
    code: 'too-early-to-forget',
    possibleFrom: '2026-11-24',
    years: 6,
  });
  expect(yearsLater('2020-02-29', 6)).toBe('2026-03-01');
  expect(yearsLater('2018-02-28', 6)).toBe('2024-02-28');
});

it('names the first five of those for whom they pay, and how many more there are', () => {
  const paysFor = Array.from({ length: 8 }, (_none, index) => `Child ${index + 1}`);
  expect(refusalOf(() => requireForgettable({ ...sound, paysFor }, today))).toMatchObject({
    names: paysFor.slice(0, 5),
    more: 3,
  });
});

it('says of each open thing what it is and what to do first', () => {
  const show = { money: () => '', day: () => '', fullDay: () => '' };
  const sentences = openThings.map((what) => {
    return forgettingSentences['still-open']({ what, number: 'INV-1' }, show);
  });
  expect(new Set(sentences).size).toBe(openThings.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\. .*[.]$/);
});
