import type { Actor } from '../../../domain/people/actor.js';
import { requireRight } from '../../../domain/people/permission.js';
import { foreseenParts } from '../../../domain/sessions/jobs/foreseen-parts.js';
import { jobMails } from '../../../domain/sessions/jobs/job-mails.js';
import type { JobPart } from '../../../domain/sessions/jobs/job-part.js';
import { findInvoices } from '../../../store/ledger/ledger-reads.js';
import { findPartsPage } from '../../../store/sessions/job-reads.js';
import type { Desk } from '../../desk.js';
import type { MailPreview } from '../../notices/mail-preview.js';
import { mailWayOf } from '../../notices/mail-to-payer.js';
import { payerEmailOf } from '../../people/payer-names.js';
import { loadJob } from './load-job.js';
import { readJobMailWords } from './mails-of-page.js';
import { statesToStart } from './money-of-job.js';
import { readJobNeed } from './read-job-need.js';

/** Enough to find a payer who gets something, with all of that payer's people. */
const partsLookedAt = 200;

/** The people of one payer: of the first who gets something, else of the first of all. */
function familyOf(parts: readonly JobPart[]): JobPart[] {
  const chosen = parts.find(({ amount }) => amount > 0n) ?? parts[0];
  return parts.filter(({ payerId }) => payerId === chosen?.payerId);
}

/**
 * The mail that one payer of a draft gets, or of what is left to be run again, if nothing moves.
 * Null where nobody would be told anything.
 * @throws CreditError `not-allowed`, `not-found`
 */
export async function previewJobMail(
  desk: Desk,
  actor: Actor,
  jobId: string,
): Promise<MailPreview | null> {
  const job = await loadJob(desk, jobId);
  requireRight(actor, job.act.kind);
  const states = statesToStart(job);
  const all = { jobId, text: '', group: null, states };
  const { parts } = await findPartsPage(desk.store, all, { page: 0, pageSize: partsLookedAt });
  const family = familyOf(parts);
  const [first] = family;
  if (first === undefined) return null;
  const invoiceIds = family.flatMap(({ given }) => given.map(({ invoiceId }) => invoiceId));
  const [invoices, words, { need }, address] = await Promise.all([
    findInvoices(desk.store, [...new Set(invoiceIds)]),
    readJobMailWords(desk, job, family),
    readJobNeed(desk, actor, { jobId, states }),
    payerEmailOf(desk, first.payerId),
  ]);
  const foreseen = foreseenParts(family, { isHeld: need !== null, invoices });
  const [mail] = jobMails(foreseen, { job, words });
  if (mail === undefined) return null;
  return {
    ...{ payerName: first.payerName, mail: mailWayOf(desk, address), notice: mail.notice },
    ...{ hasLink: desk.isReachable, isOneOfMany: true },
  };
}
