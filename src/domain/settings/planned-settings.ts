import type { PlannedAct } from '../approvals/request.js';
import type { CalendarDate } from '../calendar-date.js';
import type { SettingChange } from './club-settings.js';

/** Whom a request for other settings is about: no payer. */
export function settingsOwner(clubId: string): string {
  return `${clubId}:settings`;
}

function lineOf({ setting, from, to }: SettingChange): string {
  const text = (value: unknown) =>
    JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? `${part}` : part));
  return `${setting} ${text(from)} ${text(to)}`;
}

/** A change of settings as a second person is asked for it; it moves no money. */
export function plannedSettings(
  changes: readonly SettingChange[],
  about: {
    clubId: string;
    currency: string;
    today: CalendarDate;
    digestOf: (text: string) => string;
  },
): PlannedAct {
  const { clubId, currency, today, digestOf } = about;
  return {
    ...{ payerId: settingsOwner(clubId), currency, invoiceId: null, amount: 0n },
    ...{ toInvoice: 0n, toAccount: 0n, sentBack: 0n },
    ...{ outstanding: null, overpaid: null, available: null },
    settings: { changes },
    facts: { day: today, currency, amounts: {} },
    promised: { notes: digestOf(changes.map(lineOf).join('\n')) },
  };
}
