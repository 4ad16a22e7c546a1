import { randomUUID } from 'node:crypto';
import { insertLinkRequest } from '../../store/links/link-requests.js';
import type { Desk } from '../desk.js';

/** Whether a customer who asks for a link can be sent one. */
export function takesLinkRequests({ sendsMail, isReachable }: Desk): boolean {
  return sendsMail && isReachable;
}

/**
 * Keeps that somebody asked for a link with this address. Whether anybody is there is looked at later
 * (`answer-link-requests.ts`), so that the answer, and how long it takes, say nothing about it.
 */
export async function askForLink(desk: Desk, address: string): Promise<void> {
  const { club, store } = desk;
  const request = { id: randomUUID(), clubId: club.id, address, askedAt: desk.now() };
  await insertLinkRequest(store, request);
  desk.wake('mail');
}
