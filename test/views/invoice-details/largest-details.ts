import { entryKinds } from '../../../src/domain/books/entry-kinds.js';
import type { InvoiceDetails } from '../../../src/services/invoices/invoice-details.js';
import { anInvoice } from '../../support/rules.js';
import {
  aNote,
  anEntry,
  aPayment,
  hostileName,
  hugeAmount,
  sampleDetails,
} from '../sample-facts.js';
import { aRefund, cashOf } from '../sample-refunds.js';
import { aRequest } from '../sample-requests.js';

/** An invoice with as much of everything as a database could hold. */
export function largestDetails(): InvoiceDetails {
  const full = anInvoice(Array.from({ length: 200 }, () => hugeAmount));
  const invoice = {
    ...full,
    number: 'INV-'.padEnd(64, '9'),
    paid: hugeAmount,
    creditApplied: hugeAmount,
    creditedToInvoice: hugeAmount,
    creditedToAccount: hugeAmount,
    refunded: hugeAmount,
    overpaymentMoved: hugeAmount,
    overpaymentRefunded: hugeAmount,
    writtenOff: hugeAmount,
    overpaid: hugeAmount,
    lines: full.lines.map((line) => ({
      ...line,
      description: hostileName,
      credited: hugeAmount,
      refunded: hugeAmount,
      discount: hugeAmount,
      taxCredited: hugeAmount,
      taxRate: '17.5',
      sessionsBilled: 52,
    })),
  };
  const long = aNote({
    amount: hugeAmount,
    toInvoice: hugeAmount,
    toAccount: hugeAmount,
    voidedToInvoice: hugeAmount,
    reason: hostileName,
    noteToCustomer: '<&'.repeat(500),
    lines: [
      { line: 1, amount: hugeAmount, tax: hugeAmount, voided: hugeAmount, voidedTax: hugeAmount },
    ],
  });
  const receivedOn = '2020-01-01';
  const paid = { amount: hugeAmount, provider: 'paypal', receivedOn };
  const old = Array.from({ length: 100 }, (_none, index) =>
    aPayment('received', { ...paid, id: `club:${index}` }),
  );
  return sampleDetails(invoice, {
    payerName: hostileName,
    payerEmail: `${'x'.repeat(240)}@family.example`,
    beneficiaryNames: new Map(invoice.beneficiaryIds.map((id) => [id, hostileName])),
    payments: old,
    waiting: Array.from({ length: 30 }, (_none, index) => ({
      request: { ...aRequest({ id: `request-${index}`, reason: hostileName }), lotId: null },
      ...{ mayReview: true, isOwn: true },
    })),
    cash: old.map((payment) => cashOf(payment, { refunded: hugeAmount, moved: hugeAmount })),
    refundOverpaymentRefusal: null,
    refunds: Array.from({ length: 100 }, (_none, index) =>
      aRefund({
        ...{ id: `club:refund-${index}`, amount: hugeAmount, provider: hostileName },
        ...{ reason: hostileName, problem: hostileName, state: index % 2 ? 'asked' : 'failed' },
      }),
    ),
    notes: Array.from({ length: 100 }, (_none, index) => ({
      note: { ...long, id: `${long.id}-${index}`, number: `${invoice.number}-CN-${index}` },
      fromInvoice: hugeAmount,
      fromAccount: hugeAmount,
      spent: hugeAmount,
      standing: hugeAmount,
      mail: { state: 'given-up', acceptedAt: null, error: hostileName },
      expiredOn: '2025-12-31',
      voidRefusal: null,
    })),
    moved: Array.from({ length: 30 }, (_none, index) => ({
      lotId: `move:${index}`,
      amount: hugeAmount,
      unspent: hugeAmount,
      returned: hugeAmount,
      spent: hugeAmount,
      movedOn: '2025-12-31',
      returnRefusal: null,
    })),
    applyRefusal: null,
    moveRefusal: null,
    applications: Array.from({ length: 30 }, (_none, index) => ({
      entry: anEntry('credit.applied', {
        id: `apply:${'x'.repeat(150)}:${index}`,
        reason: hostileName,
      }),
      amount: hugeAmount,
      expiresOnReturn: hugeAmount,
      takeBackRefusal: null,
    })),
    mails: [],
    history: Array.from({ length: 60 }, (_none, index) =>
      anEntry(entryKinds[index % entryKinds.length] ?? 'credit.raised', { reason: hostileName }),
    ),
    creditable: hugeAmount,
    applicable: hugeAmount,
    availableCredit: hugeAmount,
    madeCredit: {
      made: hugeAmount,
      unspent: hugeAmount,
      expired: hugeAmount,
      spent: hugeAmount,
      spentOn: Array.from({ length: 30 }, () => {
        return { invoiceNumber: invoice.number, amount: hugeAmount };
      }),
      ways: Array.from({ length: 30 }, () => ({
        kind: 'take-back-credit',
        applicationId: 'apply',
        invoiceNumber: invoice.number,
        amount: hugeAmount,
        expiresOnReturn: hugeAmount,
      })),
    },
  });
}
