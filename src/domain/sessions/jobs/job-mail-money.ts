import type { JobMailNotice, JobSum } from './job-mail-notice.js';
import type { JobPart } from './job-part.js';
import type { SessionJob } from './session-job.js';

function sums(amounts: readonly JobSum[]): JobSum[] {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amount } of amounts) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amount);
  }
  return [...byCurrency]
    .filter(([, amount]) => amount > 0n)
    .map(([currency, amount]) => ({ currency, amount }));
}

function givenTo(paid: readonly JobPart[]): JobMailNotice['given'] {
  const people = new Map<string, JobMailNotice['given'][number]>();
  for (const { contactId, name, currency, result } of paid) {
    if (result === null || currency === null) continue;
    const key = `${contactId} ${currency}`;
    const { credit = 0n, sentBack = 0n } = people.get(key) ?? {};
    people.set(key, {
      ...{ name, currency },
      credit: credit + result.toInvoice + result.toAccount,
      sentBack: sentBack + result.sentBack,
    });
  }
  return [...people.values()];
}

/** Other invoices that new account credit paid, as each stands after the last use. */
function settledOf(paid: readonly JobPart[]): NonNullable<JobMailNotice['settled']> {
  const byNumber = new Map<string, NonNullable<JobMailNotice['settled']>[number]>();
  for (const { currency, result } of paid) {
    if (currency === null) continue;
    for (const { invoiceNumber, amount, outstanding } of result?.settled ?? []) {
      const before = byNumber.get(invoiceNumber)?.amount ?? 0n;
      byNumber.set(invoiceNumber, {
        invoiceNumber,
        currency,
        outstanding,
        amount: before + amount,
      });
    }
  }
  return [...byNumber.values()];
}

/** As each invoice stands after the last part that changed it, and after new credit was used. */
function invoicesPaid(paid: readonly JobPart[]): JobMailNotice['invoices'] {
  const standing = new Map<string, JobMailNotice['invoices'][number]>();
  for (const { currency, result } of paid) {
    if (result === null || currency === null || result.toInvoice === 0n) continue;
    for (const { invoiceNumber, amount: outstanding } of result.outstanding) {
      standing.set(invoiceNumber, { invoiceNumber, currency, outstanding });
    }
  }
  for (const { invoiceNumber, outstanding } of settledOf(paid)) {
    const known = standing.get(invoiceNumber);
    if (known !== undefined) standing.set(invoiceNumber, { ...known, outstanding });
  }
  return [...standing.values()];
}

/** What stays account credit, and until when it can be used. */
function keptOf(paid: readonly JobPart[]) {
  const results = paid.flatMap(({ result, currency }) =>
    result === null || currency === null ? [] : [{ ...result, currency }],
  );
  const settled = settledOf(paid);
  const kept = [
    ...results.map(({ toAccount: amount, currency }) => ({ amount, currency })),
    ...settled.map(({ amount, currency }) => ({ amount: -amount, currency })),
  ];
  const days = results.flatMap(({ creditUntil }) => creditUntil ?? []).sort();
  const [creditUntil] = days;
  return {
    toAccount: sums(kept),
    ...(settled.length > 0 && { settled }),
    ...(creditUntil !== undefined && { creditUntil }),
  };
}

/** What the payer gets by parts whose money was booked, and what became of it. */
export function moneyOf(paid: readonly JobPart[], { act }: Pick<SessionJob, 'act'>) {
  const results = paid.flatMap(({ result, currency }) =>
    result === null || currency === null ? [] : [{ ...result, currency }],
  );
  const longest = results
    .filter(({ sentBack }) => sentBack > 0n)
    .flatMap(({ refundDays }) => refundDays ?? []);
  const [first] = longest;
  return {
    given: givenTo(paid),
    toInvoice: sums(results.map(({ toInvoice: amount, currency }) => ({ amount, currency }))),
    invoices: invoicesPaid(paid),
    ...keptOf(paid),
    byPeople: results.some(({ sentBack, byPeople }) => sentBack > 0n && byPeople),
    refundDays:
      first === undefined
        ? null
        : {
            from: Math.min(...longest.map(({ from }) => from)),
            to: Math.max(...longest.map(({ to }) => to)),
          },
    isInsteadOfRefund:
      act.kind === 'cancel-session' &&
      act.give === 'refund' &&
      paid.some(({ give, attempt }) => give === 'credit' && attempt > 1),
    noteNumbers: results.flatMap(({ noteNumbers }) => noteNumbers),
  };
}
