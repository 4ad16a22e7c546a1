import { textsKeptDays } from '../../domain/forgetting/text-gone.js';
import {
  forgetJobMessages,
  forgetOldTexts,
  forgetRequestNotes,
} from '../../store/forgetting/old-texts.js';
import type { Desk } from '../desk.js';
import { underLease } from '../under-lease.js';

const leaseMs = 60_000;
const dayMs = 24 * 3_600_000;

/**
 * Takes out what was kept only to be sent: of messages that left or were given up 90 days ago, and of
 * what staff wrote to people in acts, or wanted to write in requests, that ended then. That and when something was sent stays. A run
 * that is missed, doubled or killed costs time only. Null while another process is at it.
 */
export function forgetTexts(
  desk: Desk,
  stopped: () => boolean = () => false,
): Promise<{ messages: number; jobs: number; requests: number } | null> {
  const name = `forget-texts:${desk.club.id}`;
  return underLease(desk, { name, ttlMs: leaseMs }, async () => {
    const now = desk.now();
    const before = new Date(now.getTime() - textsKeptDays * dayMs);
    const aged = { clubId: desk.club.id, before, now };
    const messages = await forgetOldTexts(desk.store, { ...aged, stopped });
    const jobs = stopped() ? 0 : await forgetJobMessages(desk.store, aged);
    const requests = stopped() ? 0 : await forgetRequestNotes(desk.store, aged);
    return { messages, jobs, requests };
  });
}
