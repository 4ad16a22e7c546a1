import { expect, it } from 'vitest';
import { commands } from '../../../commands/index.js';
import { creditDeskModal } from '../../../views/credit-desk/modal.js';
import { sampleSweepRun, sampleUndelivered } from '../sample-desk.js';
import { hostileName, hugeAmount, shown } from '../sample-facts.js';
import { notices } from '../sample-notices.js';
import { expectModal } from '../slack-limits.js';

it('fits with nothing to tell and with as much as it lists', () => {
  const none = {
    refundsToDo: { count: 0, oldestOn: null, providers: [] },
    orderChanges: { count: 0, oldestOn: null },
    requests: { waiting: 0, asked: 0 },
  };
  const nothing = { sweeps: [], undelivered: [], said: null, isAdmin: false, commands, ...none };
  expectModal(creditDeskModal(nothing, shown));
  const currencies = ['GBP', 'EUR', 'USD', 'JPY', 'KWD'];
  const amounts = currencies.map((currency) => ({ currency, amount: hugeAmount }));
  const undelivered = Array.from({ length: 11 }, () =>
    sampleUndelivered({
      id: 'x'.repeat(200),
      notice: { ...notices['late-outcome'], title: hostileName },
      lastError: hostileName,
    }),
  );
  const sweeps = Array.from({ length: 5 }, () => sampleSweepRun({ amounts }));
  const requests = { waiting: 0, asked: 0 };
  const refundsToDo = { count: 3, oldestOn: '2026-11-20', providers: [] };
  const orderChanges = { count: 2, oldestOn: '2026-11-22' };
  const told = { said: 'Said.', isAdmin: true, refundsToDo, orderChanges, requests };
  const words = expectModal(creditDeskModal({ sweeps, undelivered, commands, ...told }, shown));
  expect(words).toContain('looked at 212 invoices');
  expect(words).toContain('There are more');
  // In view without scrolling on a screen of the usual size.
  expect(words.indexOf('Check the books')).toBeLessThan(words.indexOf('/invoices'));
  expect(words).toContain(
    '*2 orders to change in your billing system*, the oldest since yesterday.',
  );
  expect(words).toContain('*3 refunds to do*, the oldest for 3 days.');
});
