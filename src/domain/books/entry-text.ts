import type { RefundFacts } from '../refunds/refund-facts.js';
import type { GivenFor } from '../sessions/given-for.js';
import type {
  EntryDetails,
  IssuedFacts,
  IssuedLine,
  JournalEntry,
  LotDays,
  LotSource,
  LotUse,
  PaymentFacts,
} from './journal-entry.js';
import type { LineShare } from './line-share.js';

/** Each field has to be named where the text is made: a new one does not compile until it is. */
type Covered<Value> = Record<keyof Value, unknown>;

type FieldOf<Union> = Union extends unknown ? keyof Union : never;

function sourceParts(source: LotSource) {
  return {
    kind: source.kind,
    creditNoteId: 'creditNoteId' in source ? source.creditNoteId : undefined,
    invoiceId: 'invoiceId' in source ? source.invoiceId : undefined,
  } satisfies Record<FieldOf<LotSource>, unknown>;
}

function useParts(use: LotUse) {
  return {
    lotId: use.lotId,
    source: sourceParts(use.source),
    amount: `${use.amount}`,
    createdOn: use.createdOn,
    expiresOn: use.expiresOn,
    openedSeq: `${use.openedSeq}`,
  } satisfies Covered<LotUse>;
}

function amountOf(amount: bigint | null | undefined): string | null | undefined {
  return typeof amount === 'bigint' ? `${amount}` : amount;
}

function givenForParts(givenFor: GivenFor) {
  return givenFor.kind === 'days'
    ? [givenFor.kind]
    : [givenFor.kind, givenFor.parts.map(({ sessionId, amount }) => [sessionId, `${amount}`])];
}

function shareParts(share: LineShare) {
  const { line, amount, tax, givenFor } = share;
  const parts = {
    ...{ line, amount: `${amount}`, tax: `${tax}` },
    givenFor: givenFor && givenForParts(givenFor),
  } satisfies Covered<LineShare>;
  // Without what is absent, as in the digests that were written before there was any.
  return Object.values(parts).filter((part) => part !== undefined);
}

function lineParts(line: IssuedLine) {
  return {
    line: line.line,
    beneficiaryId: line.beneficiaryId,
    productId: line.productId,
    amount: `${line.amount}`,
    discount: `${line.discount}`,
    taxRate: line.taxRate,
    sessionsBilled: line.sessionsBilled,
    from: line.from,
    until: line.until,
  } satisfies Covered<IssuedLine>;
}

function issuedParts(issued: IssuedFacts) {
  return {
    issuedOn: issued.issuedOn,
    dueOn: issued.dueOn,
    autoCollect: issued.autoCollect,
    autoApply: issued.autoApply,
    accountSeqAtIssue: `${issued.accountSeqAtIssue}`,
    lines: issued.lines.map(lineParts),
  } satisfies Covered<IssuedFacts>;
}

function lotParts({ createdOn, expiresOn }: LotDays) {
  return { createdOn, expiresOn } satisfies Covered<LotDays>;
}

function paymentParts({ amount, provider, attempt, receivedOn }: PaymentFacts) {
  return {
    amount: `${amount}`,
    provider,
    attempt,
    receivedOn,
  } satisfies Covered<PaymentFacts>;
}

function refundParts(refund: RefundFacts) {
  return {
    of: refund.of,
    provider: refund.provider,
    amount: `${refund.amount}`,
    attempt: refund.attempt,
    providerRefundId: refund.providerRefundId,
    fee: `${refund.fee}`,
  } satisfies Covered<RefundFacts>;
}

function detailParts(details: EntryDetails) {
  const { lot, issued, payment, refund } = details;
  return {
    uses: details.uses?.map(useParts),
    toInvoice: amountOf(details.toInvoice),
    toAccount: amountOf(details.toAccount),
    lines: details.lines?.map(shareParts),
    notifyCustomer: details.notifyCustomer,
    lot: lot && lotParts(lot),
    notes: details.notes?.map(({ creditNoteId, amount, lines }) => {
      return [creditNoteId, `${amount}`, lines.map(shareParts)];
    }),
    issued: issued && issuedParts(issued),
    payment: payment && paymentParts(payment),
    refund: refund && refundParts(refund),
    happenedOn: details.happenedOn,
    fromVersion: details.fromVersion,
  } satisfies Covered<EntryDetails>;
}

/**
 * What the digest of an entry covers: ids, codes, days and amounts. Reason and reference are left out, as
 * every name and free word has to be: a person can be forgotten without breaking the chain.
 */
export function entryParts(entry: JournalEntry) {
  const { refs, outcome, actor, approvedBy } = entry;
  return {
    schemaVersion: entry.schemaVersion,
    id: entry.id,
    requestHash: entry.requestHash,
    kind: entry.kind,
    clubId: entry.clubId,
    payerId: entry.payerId,
    currency: entry.currency,
    postings: entry.postings.map(({ account, amount }) => [account, `${amount}`]),
    refs: {
      invoiceId: refs.invoiceId,
      creditNoteId: refs.creditNoteId,
      paymentId: refs.paymentId,
      refundId: refs.refundId,
      disputeId: refs.disputeId,
      requestId: refs.requestId,
    } satisfies Covered<typeof refs>,
    details: detailParts(entry.details),
    outcome: {
      outstanding: amountOf(outcome.outstanding),
      overpaid: amountOf(outcome.overpaid),
      status: outcome.status,
      balance: amountOf(outcome.balance),
      available: amountOf(outcome.available),
      spentOn: outcome.spentOn,
      paidOut: amountOf(outcome.paidOut),
    } satisfies Covered<typeof outcome>,
    invoiceSeq: amountOf(entry.invoiceSeq),
    accountSeq: amountOf(entry.accountSeq),
    previous: entry.previous,
    previousOnAccount: entry.previousOnAccount,
    actor: [actor.kind, actor.id],
    approvedBy: approvedBy && [approvedBy.kind, approvedBy.id],
    reverses: entry.reverses,
    occurredOn: entry.occurredOn,
    recordedAt: entry.recordedAt.getTime(),
  } satisfies Covered<Omit<JournalEntry, 'reason' | 'reference'>>;
}

/**
 * The text that the digest of an entry is made of. Fields that are absent are left out, so a new
 * optional field changes no old digest.
 */
export function entryText(entry: JournalEntry): string {
  return JSON.stringify(entryParts(entry));
}
