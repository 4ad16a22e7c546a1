import { type Shape, type WrongPart, wrongPart } from './document-shape.js';

type Fields = Readonly<Record<string, Shape>>;

function closed(fields: Fields): Shape {
  return { fields, isClosed: true };
}

const who = closed({ kind: 'text', id: 'text' });
const textOrNull: Shape = { nullOr: 'text' };
const need: Fields = { why: 'text', amount: 'amount', alone: 'amount', currency: 'text' };

/** What every event has, with its place in the trail. */
const common: Fields = {
  ...{ id: 'text', clubId: 'text', act: 'text', actor: who, at: 'time' },
  ...{ addedByUpdate: { nullOr: 'anything' } },
  ...{ number: 'amount', previous: textOrNull, digest: 'text' },
};

const asked: Fields = {
  ...{ id: 'text', act: 'text', requesterId: 'text', requestHash: 'text' },
  ...{ requesterRoles: { each: 'text' }, askedAt: 'time', expiresAt: 'time' },
};

const ofRequest = closed({
  ...{ ...common, approvedBy: { nullOr: closed({}) }, payerId: 'text' },
  request: closed({ ...asked, need: closed(need), invoiceId: textOrNull }),
});

const change = closed({ setting: 'text', from: 'anything', to: 'anything' });

const ofSettings = closed({
  ...{ ...common, approvedBy: { nullOr: who } },
  ...{ changes: { each: change }, closedEntries: { nullOr: 'amount' } },
});

const ofDesk = closed({
  ...{ ...common, approvedBy: { nullOr: who } },
  ...{ payerId: textOrNull, subject: 'text', reason: textOrNull },
});

function shapeOf(act: unknown): Shape {
  if (act === 'change-settings') return ofSettings;
  return typeof act === 'string' && act.startsWith('request.') ? ofRequest : ofDesk;
}

/** What of an event is not as the desk writes it: a field that is missing, another, or one more. */
export function wrongInEvent(event: object): WrongPart | null {
  return wrongPart(event, shapeOf('act' in event ? event.act : undefined));
}

const decision: Shape = { fields: { by: textOrNull, at: 'time' }, isClosed: false };

/** A request has more in it than its events tell. */
const request: Shape = {
  fields: {
    ...{ ...asked, clubId: 'text', payerId: 'text', state: 'text' },
    ...{ need: { fields: need, isClosed: false }, decision: { nullOr: decision } },
    planned: { fields: { invoiceId: textOrNull }, isClosed: false },
  },
  isClosed: false,
};

/** The same of what a request says about who asked, for what, when, and how it ended. */
export function wrongInRequest(found: object): WrongPart | null {
  return wrongPart(found, request);
}
