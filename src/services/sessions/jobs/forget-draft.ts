import { deleteDraft } from '../../../store/sessions/job-drafts.js';
import type { Desk } from '../../desk.js';

/** Throws a draft away that was only to be looked at; one that was started stays. */
export async function forgetDraft(desk: Desk, jobId: string): Promise<void> {
  await deleteDraft(desk.store, { clubId: desk.club.id, jobId });
}
