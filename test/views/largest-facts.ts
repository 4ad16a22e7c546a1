import type { InvoiceFacts } from '../../src/services/invoices/invoice-facts.js';
import type { PayerFacts } from '../../src/services/people/payer-facts.js';
import { anInvoice } from '../support/rules.js';
import { aContact, hostileName, sampleInvoiceFacts, shown } from './sample-facts.js';

/** As long as an id of an import may be, and the largest amount it may bring; minor units. */
export const longId = `N${'9'.repeat(63)}`;
export const mostMinor = 1_000_000_000_000n;

/** What a command may have searched for. */
export const longSearch = hostileName.slice(0, 200);

/** As large as an import may make it: 100 lines, 100 people, the largest amounts. */
export function largestInvoiceFacts(changes: Partial<InvoiceFacts> = {}): InvoiceFacts {
  const amounts = Array.from({ length: 100 }, () => mostMinor);
  const plain = anInvoice(amounts, { id: `club:${longId}` });
  const lines = plain.lines.map((line) => ({ ...line, description: hostileName }));
  return sampleInvoiceFacts({
    invoice: { ...plain, lines },
    payerName: hostileName,
    beneficiaryNames: new Map(plain.beneficiaryIds.map((id) => [id, hostileName])),
    available: mostMinor,
    applicable: mostMinor,
    ...changes,
  });
}

/** A payer of 250 people with credit in three currencies. */
export function largestPayerFacts(): PayerFacts {
  const payer = aContact(longId, { id: 'club:olsen', payerId: 'club:olsen', name: hostileName });
  const family = Array.from({ length: 250 }, (_none, index) =>
    aContact(`${longId.slice(4)}${index}`, { payerId: payer.id, name: hostileName }),
  );
  const lot = {
    lotId: 'lot',
    source: { kind: 'opening' },
    remaining: mostMinor,
    openedSeq: 1n,
    createdOn: shown.today,
    expiresOn: '2027-01-01',
  } as const;
  const credit = ['GBP', 'EUR', 'USD'].map((currency) => {
    return { currency, available: mostMinor, lots: [lot] };
  });
  return { payer, family: [payer, ...family], credit };
}

/** A screen beneath a form, with metadata that become twice as long as JSON. */
export const longBeneath = {
  viewId: 'V0123456789',
  callbackId: 'invoice-details',
  metadata: '"'.repeat(700),
};
