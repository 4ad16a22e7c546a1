import type { Document } from 'mongodb';
import { long, longOrNull, text, textOrNull } from './schema-parts.js';

const ids = { bsonType: 'array', items: text };
const staffList = {
  bsonType: 'object',
  required: ['userIds', 'groupIds'],
  properties: { userIds: ids, groupIds: ids },
};

/** What a club has set; a club that has never set anything has none of it. */
const settings = {
  bsonType: 'object',
  properties: {
    reasons: { ...ids, minItems: 1 },
    expiryDays: { bsonType: ['int', 'null'], minimum: 1 },
    settleOpenInvoices: { bsonType: 'bool' },
    closedUpTo: textOrNull,
    thresholdMinor: { ...longOrNull, minimum: 1 },
    financeChannel: textOrNull,
    approvalsChannel: textOrNull,
    ...{ operators: staffList, approvers: staffList, admins: staffList },
  },
};

const base = { name: text, currency: text, timeZone: text, locale: text };

export const clubValidator: Document = {
  $jsonSchema: {
    bsonType: 'object',
    required: Object.keys(base),
    properties: { ...base, settings, seq: long },
  },
};
