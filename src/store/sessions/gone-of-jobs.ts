import type { GoneOfJob } from '../../domain/approvals/gone-of-jobs.js';
import { standing } from '../../domain/credit/credit-note.js';
import { findTakenBackNotes } from '../approvals/given-alone.js';
import type { Store } from '../connection.js';
import { fromStored } from '../stored.js';

type Asked = { clubId: string; jobIds: readonly string[]; since: Date };

/** What of the notes of jobs was voided unspent since they were made: few, so they are looked for first. */
async function findVoided(store: Store, { clubId, jobIds, since }: Asked): Promise<GoneOfJob[]> {
  const { credit_notes, job_parts } = store.collections;
  const voidedAtAll = [{ voidedToInvoice: { $gt: 0n } }, { voidedToAccount: { $gt: 0n } }];
  const found = await credit_notes
    .find({ clubId, createdAt: { $gte: since }, $or: voidedAtAll })
    .hint('recent')
    .toArray();
  const notes = await findTakenBackNotes(store, found.map(fromStored));
  if (notes.length === 0) return [];
  const byNumber = new Map(notes.map((note) => [note.number, note]));
  const parts = await job_parts
    .find(
      { jobId: { $in: [...jobIds] }, 'result.noteNumbers': { $in: [...byNumber.keys()] } },
      { projection: { jobId: 1, 'result.noteNumbers': 1 } },
    )
    .hint('job')
    .toArray();
  return parts.flatMap(({ jobId, result }) =>
    (result?.noteNumbers ?? []).flatMap((number) => {
      const note = byNumber.get(number);
      if (note === undefined) return [];
      const { toInvoice, toAccount } = standing(note);
      const amount = note.amount - toInvoice - toAccount;
      return [{ jobId, currency: note.currency, amount, givenAt: note.createdAt }];
    }),
  );
}

/** What of the refunds of jobs failed, or was tried again by itself, which counts by itself. */
async function findUnsent(store: Store, { jobIds, since }: Asked): Promise<GoneOfJob[]> {
  const { jobs, job_parts, refunds } = store.collections;
  const sending = await jobs
    .find({ _id: { $in: [...jobIds] }, 'act.give': 'refund' }, { projection: { _id: 1 } })
    .toArray();
  if (sending.length === 0) return [];
  const parts = await job_parts
    .find(
      { jobId: { $in: sending.map(({ _id }) => _id) }, 'result.refundIds.0': { $exists: true } },
      { projection: { jobId: 1, 'result.refundIds': 1 } },
    )
    .hint('job')
    .toArray();
  const jobOf = new Map(
    parts.flatMap(({ jobId, result }) => (result?.refundIds ?? []).map((id) => [id, jobId])),
  );
  const again = [{ state: 'failed' as const }, { attempt: { $gt: 1 } }];
  const found = await refunds
    .find({ _id: { $in: [...jobOf.keys()] }, askedAt: { $gte: since }, $or: again })
    .toArray();
  return found.map(({ _id, currency, amount, askedAt: givenAt }) => {
    return { jobId: jobOf.get(_id) ?? '', currency, amount, givenAt };
  });
}

/** What these jobs gave since a moment and is with the club again. */
export async function findGoneOfJobs(store: Store, asked: Asked): Promise<GoneOfJob[]> {
  if (asked.jobIds.length === 0) return [];
  const both = await Promise.all([findVoided(store, asked), findUnsent(store, asked)]);
  return both.flat();
}
