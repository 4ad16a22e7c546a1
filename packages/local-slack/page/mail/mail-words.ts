import type { PageMailAddress, PageMailSummary } from '../../server/page-api.js';
import { dayOf, timeOf } from '../messages/message-time.js';

/** The name, as a list of mails shows it; the address of whoever has none. */
export function addressNames(addresses: readonly PageMailAddress[]): string {
  return addresses.map(({ name, address }) => name || address).join(', ') || 'nobody';
}

/** `Priya Patel <priya@family.example>` */
export function wholeAddress({ name, address }: PageMailAddress): string {
  return name === '' ? address : `${name} <${address}>`;
}

export function subjectOf({ subject }: Pick<PageMailSummary, 'subject'>): string {
  return subject.trim() === '' ? '(no subject)' : subject;
}

export function mailTime(receivedAt: number): { day: string; time: string; machine: string } {
  const seconds = String(receivedAt / 1000);
  const { short, machine } = timeOf(seconds);
  return { day: dayOf(seconds), time: short, machine };
}
