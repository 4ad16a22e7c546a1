import type { Change } from '../../../domain/books/plan.js';
import { type JobMailWords, jobMails } from '../../../domain/sessions/jobs/job-mails.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import type { SessionJob } from '../../../domain/sessions/jobs/session-job.js';
import { findProductNames } from '../../../store/club/product-reads.js';
import { findSessions } from '../../../store/club/session-reads.js';
import type { OutboxRow } from '../../../store/outbox/outbox-row.js';
import { findPartWords } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import { mailToPayer } from '../../notices/mail-to-payer.js';

/** What mails about these parts call their sessions, or the product: one query. */
export async function readJobMailWords(
  desk: Desk,
  { act }: Pick<SessionJob, 'act'>,
  parts: readonly JobPart[],
): Promise<JobMailWords> {
  if (act.kind === 'remove-contact') {
    const names = await findProductNames(desk.store, [act.productId]);
    return { sessions: new Map(), productName: names.get(act.productId) ?? 'a product' };
  }
  const ids = parts.flatMap(({ subject }) =>
    subject.kind === 'booking' ? [subject.sessionId] : [],
  );
  const sessions = await findSessions(desk.store, [...new Set(ids)]);
  return { sessions: new Map(sessions.map((session) => [session.id, session])), productName: '' };
}

/** Parts are worked on without the words about them. */
function withWords(part: JobPart, named: Awaited<ReturnType<typeof findPartWords>>): JobPart {
  const { name, invoiceNumbers } = named.get(part.id) ?? { name: part.name, invoiceNumbers: [] };
  const reckoning = part.reckoning.map((line, place) => {
    return { ...line, invoiceNumber: invoiceNumbers[place] ?? line.invoiceNumber };
  });
  return { ...part, name, reckoning };
}

/**
 * The mails about a page of parts, to be stored with it: one for each payer. None where the job tells
 * nobody, or the desk sends no mail.
 */
export async function mailsOfPage(
  desk: Desk,
  job: SessionJob,
  changes: readonly Change<JobPart>[],
): Promise<OutboxRow[]> {
  if (!desk.sendsMail || !job.notifyCustomers) return [];
  const parts = changes.map(({ after }) => after);
  const [named, words] = await Promise.all([
    findPartWords(
      desk.store,
      parts.map(({ id }) => id),
    ),
    readJobMailWords(desk, job, parts),
  ]);
  const told = changes.map(({ before, after }) => ({ before, after: withWords(after, named) }));
  return jobMails(told, { job, words }).flatMap(({ key, notice }) =>
    mailToPayer(desk, key, notice),
  );
}
