import type { Change } from '../../books/plan.js';
import type { JobMailNotice, JobSum } from './job-mail-notice.js';
import type { JobPart } from './job-part.js';
import { newsOf, type PartNews } from './part-news.js';
import type { SessionJob } from './session-job.js';

/** What a mail says beside the parts: the sessions of the job by their ids, or the product. */
export type JobMailWords = {
  sessions: ReadonlyMap<string, { title: string; startsAt: Date }>;
  productName: string;
};

type About = { job: Pick<SessionJob, 'id' | 'act'>; words: JobMailWords };

function once(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function sums(amounts: readonly JobSum[]): JobSum[] {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amount } of amounts) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amount);
  }
  return [...byCurrency]
    .filter(([, amount]) => amount > 0n)
    .map(([currency, amount]) => ({ currency, amount }));
}

function sessionsOf(news: readonly PartNews[], { sessions }: JobMailWords) {
  const places = new Map<string, JobMailNotice['sessions'][number]>();
  for (const { after } of news) {
    if (after.subject.kind !== 'booking') continue;
    const { sessionId } = after.subject;
    const session = sessions.get(sessionId);
    if (session === undefined) continue;
    const { names } = places.get(sessionId) ?? { names: [] };
    const { title, startsAt } = session;
    places.set(sessionId, { title, startsAt, names: [...names, after.name] });
  }
  const inOrder = [...places.values()];
  return inOrder.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
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

/** As each invoice stands after the last part that changed it. */
function invoicesPaid(paid: readonly JobPart[]): JobMailNotice['invoices'] {
  const standing = new Map<string, JobMailNotice['invoices'][number]>();
  for (const { currency, result } of paid) {
    if (result === null || currency === null || result.toInvoice === 0n) continue;
    for (const { invoiceNumber, amount: outstanding } of result.outstanding) {
      standing.set(invoiceNumber, { invoiceNumber, currency, outstanding });
    }
  }
  return [...standing.values()];
}

function moneyOf(paid: readonly JobPart[], { act }: About['job']) {
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
    toAccount: sums(results.map(({ toAccount: amount, currency }) => ({ amount, currency }))),
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

function besideOf(news: readonly PartNews[]) {
  const released = news.filter(({ isReleasedNow }) => isReleasedNow).map(({ after }) => after);
  const uses = new Map<string, number>();
  for (const { name, beside } of released) {
    if (beside.passUses.length > 0) {
      uses.set(name, (uses.get(name) ?? 0) + beside.passUses.length);
    }
  }
  const kept = released.flatMap(({ name, subject }) =>
    subject.kind === 'enrolment' ? subject.orderKept.map((order) => ({ ...order, name })) : [],
  );
  return {
    passes: [...uses].map(([name, count]) => ({ name, uses: count })),
    notBilled: once(released.filter(({ beside }) => beside.orders.length > 0).map(nameOf)),
    stillBilled: kept.map(({ orderId: _id, ...order }) => order),
  };
}

function nameOf({ name }: { name: string }): string {
  return name;
}

function mailOf(payerId: string, news: readonly PartNews[], { job, words }: About): JobMailNotice {
  const { act } = job;
  const parts = news.map(({ after }) => after);
  const paid = news.filter(({ hasMoney }) => hasMoney).map(({ after }) => after);
  const isNews = news.some((one) => one.isNews);
  const isRemoval = act.kind === 'remove-contact';
  const billed = parts.flatMap(({ reckoning, result }) => [
    ...reckoning.map(({ invoiceNumber }) => invoiceNumber),
    ...(result?.outstanding ?? []).map(({ invoiceNumber }) => invoiceNumber),
  ]);
  return {
    ...{ kind: isRemoval ? 'removed-from-product' : 'session-cancelled', jobId: job.id, payerId },
    isNews,
    sessions: sessionsOf(news, words),
    product: isRemoval ? { name: words.productName, leavingOn: act.leavingOn } : null,
    names: once(parts.map(nameOf)),
    message: isRemoval || !isNews ? '' : act.message,
    ...moneyOf(paid, job),
    ...besideOf(news),
    open: once(news.filter(({ isOpen }) => isOpen).map(({ after }) => after.name)),
    invoiceNumbers: once(billed),
  };
}

/**
 * The mails about parts that were just dealt with: one for each payer, of what that payer's people
 * were not told before; none where there is nothing of the kind. `key` is of no other mail.
 */
export function jobMails(
  changes: readonly Change<JobPart>[],
  about: About,
): { key: string; notice: JobMailNotice }[] {
  const byPayer = new Map<string, PartNews[]>();
  for (const change of changes) {
    const news = newsOf(change);
    if (news === null) continue;
    const { payerId } = news.after;
    byPayer.set(payerId, [...(byPayer.get(payerId) ?? []), news]);
  }
  return [...byPayer].map(([payerId, news]) => {
    const [first] = news;
    const key = `job:${first?.after.id}:${first?.after.seq}`;
    return { key, notice: mailOf(payerId, news, about) };
  });
}
