import type { Promised } from '../../../src/domain/books/promise.js';
import { shownFacts } from '../../../src/domain/books/shown-facts.js';
import {
  promisedApply,
  promisedMove,
  promisedReturn,
  promisedWithdraw,
} from '../../../src/domain/credit/promised-amounts.js';
import { applyCredit } from '../../../src/services/credit/apply-credit.js';
import { previewTakeBackCredit } from '../../../src/services/credit/preview-take-back-credit.js';
import { previewVoidCreditNote } from '../../../src/services/credit/preview-void-credit-note.js';
import { previewWithdrawOpeningCredit } from '../../../src/services/credit/preview-withdraw-opening-credit.js';
import { promisedCredit } from '../../../src/services/credit/promised-credit.js';
import { raiseCredit } from '../../../src/services/credit/raise-credit.js';
import { takeBackCredit } from '../../../src/services/credit/take-back-credit.js';
import { voidCreditNote } from '../../../src/services/credit/void-credit-note.js';
import { withdrawOpeningCredit } from '../../../src/services/credit/withdraw-opening-credit.js';
import { loadInvoiceAndAccount } from '../../../src/services/invoices/load-invoice.js';
import { previewVoidInvoice } from '../../../src/services/invoices/preview-void-invoice.js';
import { voidInvoice } from '../../../src/services/invoices/void-invoice.js';
import { moveOverpayment } from '../../../src/services/payments/move-overpayment.js';
import { previewMoveOverpayment } from '../../../src/services/payments/preview-move-overpayment.js';
import { previewReturnOverpayment } from '../../../src/services/payments/preview-return-overpayment.js';
import { returnOverpayment } from '../../../src/services/payments/return-overpayment.js';
import {
  admin,
  apply,
  envelope,
  issue,
  type LedgerDesk,
  openCredit,
  openLedgerDesk,
  pay,
  raise,
} from '../../support/ledger-desk.js';

/** The desk of the cases below; whoever uses them closes it. */
export const desk: LedgerDesk = await openLedgerDesk();

async function factsNow(invoiceId: string) {
  const day = desk.clock.now.toISOString().slice(0, 10);
  return shownFacts(await loadInvoiceAndAccount(desk, invoiceId), { day, currency: 'GBP' });
}

const plainCredit = { line: null, reason: 'Goodwill', noteToCustomer: '', notifyCustomer: false };

/** What a form would do, what moves the world meanwhile, and how it is sent. */
export type MovedCase = {
  made: () => Promise<{ invoiceId: string; about: string }>;
  promised: (about: string) => Promise<Promised>;
  moved: (invoiceId: string) => Promise<unknown>;
  send: (about: string, promised: Promised, operationId: string) => Promise<unknown>;
};

const reason = 'Because';

async function paidWithNote(amount: bigint) {
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 10_000n);
  const { noteId } = await raise(desk, invoiceId, amount);
  return { invoiceId, about: noteId };
}

async function overpaidInvoice() {
  const invoiceId = await issue(desk, 10_000n);
  await pay(desk, invoiceId, 12_000n);
  return { invoiceId, about: invoiceId };
}

async function usedCredit() {
  await openCredit(desk, 3_000n, { expiresOn: '2026-11-23' });
  const invoiceId = await issue(desk, 10_000n);
  const { entryId } = await apply(desk, invoiceId, 2_000n);
  return { invoiceId, about: entryId };
}

export const raiseCase = {
  made: async () => {
    const invoiceId = await issue(desk, 18_000n);
    return { invoiceId, about: invoiceId };
  },
  promised: async (about: string) =>
    promisedCredit({ facts: await factsNow(about), amount: 9_000n }),
  send: (invoiceId: string, promised: Promised, operationId: string) =>
    raiseCredit(
      desk,
      envelope(operationId),
      { invoiceId, amount: 9_000n, ...plainCredit },
      promised,
    ),
};

const applyCase = {
  made: async () => {
    await openCredit(desk, 1_000n, { expiresOn: '2026-11-23' });
    await openCredit(desk, 4_000n);
    const invoiceId = await issue(desk, 6_000n);
    return { invoiceId, about: invoiceId };
  },
  promised: async (about: string) =>
    promisedApply({ facts: await factsNow(about), amount: 2_000n }),
  send: (invoiceId: string, promised: Promised, operationId: string) =>
    applyCredit(desk, envelope(operationId), { invoiceId, amount: 2_000n }, promised),
};

const voidNoteCase = {
  made: () => paidWithNote(3_000n),
  promised: async (noteId: string) =>
    (await previewVoidCreditNote(desk, admin, noteId)).shown.promised,
  send: (noteId: string, promised: Promised, operationId: string) =>
    voidCreditNote(desk, envelope(operationId), { noteId, reason }, promised),
};

const takeBackCase = {
  made: usedCredit,
  promised: async (id: string) => (await previewTakeBackCredit(desk, admin, id)).shown.promised,
  send: (applicationId: string, promised: Promised, operationId: string) =>
    takeBackCredit(desk, envelope(operationId), { applicationId, reason }, promised),
};

const voidInvoiceCase = {
  made: async () => {
    const { invoiceId } = await usedCredit();
    return { invoiceId, about: invoiceId };
  },
  promised: async (id: string) => (await previewVoidInvoice(desk, admin, id)).shown.promised,
  send: (invoiceId: string, promised: Promised, operationId: string) =>
    voidInvoice(desk, envelope(operationId), { invoiceId, reason }, promised),
};

const moveCase = {
  made: overpaidInvoice,
  promised: async (id: string) => {
    const { facts } = (await previewMoveOverpayment(desk, admin, id)).shown;
    return promisedMove({ facts, amount: 1_000n });
  },
  send: (invoiceId: string, promised: Promised, operationId: string) =>
    moveOverpayment(desk, envelope(operationId), { invoiceId, amount: 1_000n, reason }, promised),
};

const returnCase = {
  made: async () => {
    const { invoiceId } = await overpaidInvoice();
    const { operationId } = envelope();
    await moveOverpayment(desk, envelope(operationId), { invoiceId, amount: 2_000n });
    return { invoiceId, about: `form:${operationId}` };
  },
  promised: async (lotId: string) => {
    const { facts } = (await previewReturnOverpayment(desk, admin, lotId)).shown;
    return promisedReturn({ facts, amount: 1_200n });
  },
  send: (lotId: string, promised: Promised, operationId: string) =>
    returnOverpayment(desk, envelope(operationId), { lotId, amount: 1_200n, reason }, promised),
};

const withdrawCase = {
  made: async () => {
    const about = await openCredit(desk, 3_000n, { expiresOn: '2026-11-23' });
    return { invoiceId: await issue(desk, 10_000n), about };
  },
  promised: async (lotId: string) => {
    const { facts, promised } = (await previewWithdrawOpeningCredit(desk, admin, lotId)).shown;
    return promisedWithdraw({ facts, amount: 1_200n }, promised);
  },
  send: (lotId: string, promised: Promised, operationId: string) =>
    withdrawOpeningCredit(desk, envelope(operationId), { lotId, amount: 1_200n, reason }, promised),
};

async function nextDay() {
  desk.clock.now = new Date('2026-11-24T10:00:00Z');
}

export const movedCases: Record<string, MovedCase> = {
  'raise credit, and a payment arrives': {
    ...raiseCase,
    moved: (invoiceId) => pay(desk, invoiceId, 12_000n),
  },
  'raise credit, and somebody else credits': {
    ...raiseCase,
    moved: (invoiceId) => raise(desk, invoiceId, 2_500n),
  },
  'raise credit, and account credit is used on it': {
    ...raiseCase,
    moved: async (invoiceId) => {
      await openCredit(desk, 12_000n);
      await apply(desk, invoiceId, 12_000n);
    },
  },
  'apply credit, and a lot expires overnight': { ...applyCase, moved: nextDay },
  'apply credit, and a payment arrives': {
    ...applyCase,
    moved: (invoiceId) => pay(desk, invoiceId, 3_500n),
  },
  'apply credit, and somebody else uses some': {
    ...applyCase,
    moved: async () => apply(desk, await issue(desk, 500n), 500n),
  },
  'void a note, and its credit is spent': {
    ...voidNoteCase,
    moved: async () => apply(desk, await issue(desk, 500n), 500n),
  },
  'void a note, and more credit arrives': {
    ...voidNoteCase,
    moved: (invoiceId) => raise(desk, invoiceId, 500n),
  },
  'take back, and the lot expires overnight': { ...takeBackCase, moved: nextDay },
  'take back, and a payment arrives': {
    ...takeBackCase,
    moved: (invoiceId) => pay(desk, invoiceId, 4_000n),
  },
  'void an invoice, and credit is used on it': {
    ...voidInvoiceCase,
    moved: (invoiceId) => apply(desk, invoiceId, 700n),
  },
  'void an invoice, and it is credited': {
    ...voidInvoiceCase,
    moved: (invoiceId) => raise(desk, invoiceId, 700n),
  },
  'void an invoice, and the lot expires overnight': { ...voidInvoiceCase, moved: nextDay },
  'move an overpayment, and somebody else moves a part': {
    ...moveCase,
    moved: (invoiceId) => moveOverpayment(desk, envelope(), { invoiceId, amount: 300n }),
  },
  'move an overpayment, and more is paid': {
    ...moveCase,
    moved: (invoiceId) => pay(desk, invoiceId, 100n),
  },
  'return an overpayment, and more is paid': {
    ...returnCase,
    moved: (invoiceId) => pay(desk, invoiceId, 100n),
  },
  'return an overpayment, and some of it is spent': {
    ...returnCase,
    moved: async () => apply(desk, await issue(desk, 500n), 500n),
  },
  'take an opening balance out, and some of it is spent': {
    ...withdrawCase,
    moved: async () => apply(desk, await issue(desk, 500n), 500n),
  },
  'take an opening balance out, and it expires overnight': { ...withdrawCase, moved: nextDay },
};
