import { ownAccountOf } from '../../domain/approvals/needs-second-person.js';
import type { RequestSummary } from '../../domain/approvals/request.js';
import type { Actor } from '../../domain/people/actor.js';
import { unknownPayer } from '../../domain/people/payer-name.js';
import { findContact } from '../../store/club/contact-reads.js';
import { findNamedContacts } from '../../store/sessions/attendee-reads.js';
import { sumsByPayer } from '../../store/sessions/job-needs.js';
import type { Desk } from '../desk.js';
import { payerPages, payersRead } from '../sessions/jobs/payer-pages.js';

/** Whose account a request is about, as far as it matters to whoever decides. */
export type PayerOfRequest = { name: string; email: string | null };

/** Of the many payers of a job, the one who may be the person who decides; read some at a time. */
async function payerInJob(desk: Desk, actor: Actor, jobId: string): Promise<PayerOfRequest> {
  const staffEmail = actor.kind === 'staff' ? actor.email : undefined;
  const sums = sumsByPayer(desk.store, { jobId, states: ['ready'] });
  let [known, onlyName] = [0, unknownPayer];
  for await (const some of payerPages(sums, payersRead)) {
    const payerIds = some.map(({ payerId }) => payerId);
    const payers = await findNamedContacts(desk.store, payerIds);
    const own = payers.find(({ email }) => ownAccountOf(staffEmail, email) !== 'no');
    if (own !== undefined) return own;
    known += payers.length;
    onlyName = payers[0]?.name ?? onlyName;
  }
  return { name: known === 1 ? onlyName : 'several payers', email: null };
}

/** The payer of a request, or of a job that one who may be the person who decides. */
export async function payerOfRequest(
  desk: Desk,
  actor: Actor,
  { planned, payerId }: Pick<RequestSummary, 'planned' | 'payerId'>,
): Promise<PayerOfRequest> {
  if (planned.job !== undefined) return payerInJob(desk, actor, planned.job.jobId);
  const payer = await findContact(desk.store, payerId);
  return { name: payer?.name ?? unknownPayer, email: payer?.email ?? null };
}
