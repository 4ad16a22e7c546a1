import type { Change } from '../../books/plan.js';
import { moneyOf } from './job-mail-money.js';
import type { JobMailNotice } from './job-mail-notice.js';
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
    ...(result?.settled ?? []).map(({ invoiceNumber }) => invoiceNumber),
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
