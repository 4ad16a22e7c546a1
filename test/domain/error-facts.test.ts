import { BSON, MongoBulkWriteError, MongoServerError } from 'mongodb';
import { Error as MongooseError } from 'mongoose';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { errorFacts } from '../../src/domain/error-facts.js';

const name = 'Priya Patel';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const duplicate = {
  message: `E11000 duplicate key error collection: desk.contacts index: name_1 dup key: { name: "${name}" }`,
  code: 11000,
  keyValue: { name },
};

it.each<[string, unknown]>([
  ['a key that is there', new MongoServerError(duplicate)],
  [
    'writes of which one failed',
    new MongoBulkWriteError(
      { message: duplicate.message, code: 11000, writeErrors: [] },
      // The library makes one of a server's answer; only what it keeps of it counts here.
      Object.assign(Object.create(null), { insertedIds: { 0: name } }),
    ),
  ],
  [
    'a document that is not as it must be',
    new MongoServerError({ ...duplicate, errInfo: { name } }),
  ],
  ['a value that cannot be cast', new MongooseError.CastError('Number', name, 'amount')],
  ['a text that is no JSON', thrownBy(() => JSON.parse(name))],
  ['a text that is no number', thrownBy(() => BigInt(`"${name}"`))],
  [
    'a value that a schema refuses',
    z.object({ kind: z.literal('a') }).safeParse({ kind: name }).error,
  ],
  ['a value that BSON refuses', new BSON.BSONError(`Invalid value '${name}'`)],
  ['a fault that carries a document', Object.assign(new Error('it broke'), { document: { name } })],
  [
    'a fault that was caused by one',
    new Error('it broke', { cause: new MongoServerError(duplicate) }),
  ],
  ['something that is no error', { name }],
])('keeps no document of %s', (_case, error) => {
  const facts = errorFacts(error);
  expect(JSON.stringify(facts)).not.toMatch(/Priya|Patel/);
  expect(facts.type).not.toBe('');
});

it('keeps what finds the fault: its kind, code, beginning and origin', () => {
  const facts = errorFacts(new MongoServerError(duplicate));
  expect(facts).toMatchObject({
    type: 'MongoServerError',
    code: 11000,
    message: 'E11000 duplicate key error collection: desk.contacts index: name_1 dup key: …',
  });
  expect(facts.stack).toMatch(/^\s+at .*error-facts\.test/);
});

it('keeps the words of the system and of Slack whole', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:27017'), {
    code: 'ECONNREFUSED',
  });
  expect(errorFacts(refused)).toMatchObject({ code: 'ECONNREFUSED', message: refused.message });
  const bySlack = Object.assign(new Error('An API error occurred: channel_not_found'), {
    code: 'slack_webapi_platform_error',
    data: { ok: false, error: 'channel_not_found', channel: name },
  });
  expect(errorFacts(bySlack)).toMatchObject({ code: 'channel_not_found' });
});

it('ends with circles and with very long words', () => {
  const circle = new Error('x'.repeat(10_000));
  circle.cause = circle;
  expect(JSON.stringify(errorFacts(circle)).length).toBeLessThan(20_000);
});
