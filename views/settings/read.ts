import { FieldErrors } from '../../src/blocks/field-errors.js';
import type { CalendarDate } from '../../src/domain/calendar-date.js';
import type { StaffList } from '../../src/domain/people/staff-lists.js';
import { staffListNames } from '../../src/domain/people/staff-lists.js';
import { closingDayFault, closingFault } from '../../src/domain/settings/closing-fault.js';
import type { WantedSettings } from '../../src/domain/settings/club-settings.js';
import { settingFault } from '../../src/domain/settings/setting-faults.js';
import {
  chosenConversation,
  chosenDate,
  chosenPeople,
  chosenValue,
  choseYes,
  type FormValues,
  typedIfAsked,
  typedText,
  visibleText,
} from '../forms/form-values.js';
import { readTypedAmount } from '../forms/typed-amount-field.js';
import { settingsIds } from './ids.js';
import { idAt } from './inputs.js';

type Drawn = { seq: bigint; currency: string; locale: string; today: CalendarDate };

type Read = { wanted: WantedSettings; errors: Record<string, string> };

function daysOf(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  return /^[0-9]{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

function reasonsOf(text: string): string[] {
  return text
    .split('\n')
    .map(visibleText)
    .filter((line) => line !== '');
}

function groupsOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((id) => id !== ''))];
}

/** Null where they stand in the environment, so that the form has no such fields. */
function staffOf(values: FormValues, drawn: Drawn, name: (typeof staffListNames)[number]) {
  const userIds = chosenPeople(values, idAt(settingsIds.people[name], drawn));
  if (userIds === null) return null;
  const groups = typedText(values, idAt(settingsIds.groups[name], drawn));
  return { userIds, groupIds: groupsOf(groups) } satisfies StaffList;
}

/** The threshold, with its sentence beside the field; nothing where the form has no such field. */
function readThreshold(values: FormValues, drawn: Drawn): Read {
  const block = idAt(settingsIds.threshold, drawn);
  const text = typedIfAsked(values, block);
  if (text === null) return { wanted: {}, errors: {} };
  if (text.trim() === '') return { wanted: { thresholdMinor: null }, errors: {} };
  const amount = readTypedAmount(text, drawn);
  if (!amount.ok) return { wanted: {}, errors: { [block]: amount.sentence } };
  return { wanted: { thresholdMinor: amount.amountMinor }, errors: {} };
}

function readStaff(values: FormValues, drawn: Drawn): Read {
  const read: Read = { wanted: {}, errors: {} };
  for (const name of staffListNames) {
    const list = staffOf(values, drawn, name);
    if (list === null) continue;
    const problem = settingFault(name, list);
    if (problem !== null) read.errors[idAt(settingsIds.groups[name], drawn)] = problem;
    read.wanted[name] = list;
  }
  return read;
}

/** In capitals; nothing where the form has no such field, since something is booked. */
function readCurrency(values: FormValues, drawn: Drawn): Read {
  const block = idAt(settingsIds.currency, drawn);
  const typed = typedIfAsked(values, block);
  if (typed === null) return { wanted: {}, errors: {} };
  const currency = typed.trim().toUpperCase();
  const problem = settingFault('currency', currency);
  if (problem !== null) return { wanted: {}, errors: { [block]: problem } };
  return { wanted: { currency }, errors: {} };
}

function readPlain(values: FormValues, drawn: Drawn) {
  const at = (id: string) => idAt(id, drawn);
  const wanted = {
    name: visibleText(typedText(values, at(settingsIds.name))),
    timeZone: chosenValue(values, at(settingsIds.timeZone), settingsIds.timeZone) ?? '',
    locale: typedText(values, at(settingsIds.locale)).trim(),
    reasons: reasonsOf(typedText(values, at(settingsIds.reasons))),
    expiryDays: daysOf(typedText(values, at(settingsIds.expiryDays))),
    settleOpenInvoices: choseYes(values, at(settingsIds.settleOpenInvoices)),
    financeChannel: chosenConversation(values, at(settingsIds.financeChannel)),
    approvalsChannel: chosenConversation(values, at(settingsIds.approvalsChannel)),
    closedUpTo: chosenDate(values, at(settingsIds.closedUpTo)),
  };
  const problems = {
    name: settingFault('name', wanted.name),
    timeZone: settingFault('timeZone', wanted.timeZone),
    locale: settingFault('locale', wanted.locale),
    reasons: settingFault('reasons', wanted.reasons),
    expiryDays: settingFault('expiryDays', wanted.expiryDays),
    closedUpTo: closingDayFault(wanted.closedUpTo) ?? closingFault(wanted.closedUpTo, drawn),
  };
  const errors: Read['errors'] = {};
  for (const name of plainFields) {
    const problem = problems[name];
    if (problem !== null) errors[at(settingsIds[name])] = problem;
  }
  return { wanted, errors } satisfies Read;
}

const plainFields = ['name', 'timeZone', 'locale', 'reasons', 'expiryDays', 'closedUpTo'] as const;

/** What the form is to set. @throws FieldErrors with a sentence beside every field that is wrong */
export function readSettingsForm(values: FormValues, drawn: Drawn): WantedSettings {
  const currency = readCurrency(values, drawn);
  // An amount that is typed beside another currency is one of that.
  const typedIn = { ...drawn, currency: currency.wanted.currency ?? drawn.currency };
  const threshold = readThreshold(values, typedIn);
  const all = [readPlain(values, drawn), currency, threshold, readStaff(values, drawn)];
  const errors: Read['errors'] = Object.assign({}, ...all.map((read) => read.errors));
  if (Object.keys(errors).length > 0) throw new FieldErrors(errors);
  return Object.assign({}, ...all.map(({ wanted }) => wanted));
}
