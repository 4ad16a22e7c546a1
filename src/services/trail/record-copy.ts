import { randomUUID } from 'node:crypto';
import type { DeskAct } from '../../domain/trail/audit-event.js';
import { recordEvent } from '../../store/trail/write-event.js';
import type { Desk } from '../desk.js';
import { deskEvent } from './desk-event.js';

/** That somebody at the command line copies the books out, and how. */
export async function recordCopy(
  desk: Desk,
  act: Extract<DeskAct, 'export' | 'backup'>,
  subject: string,
): Promise<void> {
  const event = { id: `${act}:${randomUUID()}`, act, payerId: null, subject };
  await recordEvent(desk.store, deskEvent(desk, { kind: 'command-line' }, event));
}
