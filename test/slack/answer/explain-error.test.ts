import { MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { type Attempt, explainError } from '../../../src/slack/answer/explain-error.js';

const silent = {
  debug: () => undefined,
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
};

const next: [Attempt['next'], string, string][] = [
  [
    { kind: 'press', button: 'Approve' },
    'Nothing was booked by this press: something broke on our side. Press Approve again; it cannot be booked twice.',
    'Nothing was booked by this press: the database does not answer just now. Press Approve again in a minute; it cannot be booked twice.',
  ],
  [
    { kind: 'open' },
    'Something broke on our side, and nothing was booked. Open the form again and send it once more.',
    'The database does not answer just now, and nothing was booked. Open the form again in a minute and send it once more.',
  ],
  [
    { kind: 'try' },
    'Something broke on our side. No money moved. Try again in a minute.',
    'The database does not answer just now. No money moved. Try again in a minute.',
  ],
];

describe.each(next)('what somebody is told who can %o', (can, ofBug, ofDatabase) => {
  const said = (error: Error) =>
    explainError(error, { what: 'Your credit', next: can }, { locale: 'en-GB', log: silent });

  it('blames ourselves for a fault of the program or a refusal of the database', () => {
    for (const error of [new Error('odd'), new MongoServerError({ message: 'bad', code: 2 })]) {
      expect(said(error)).toMatchObject({ kind: 'broken' });
      expect(said(error)).toHaveProperty('sentence', expect.stringContaining(ofBug));
    }
  });

  it('names the database that is away, as while another server takes over', () => {
    const refused = 'connect ECONNREFUSED 127.0.0.1:28111';
    const gone = [
      Object.assign(new Error(refused), { name: 'MongoServerSelectionError' }),
      new MongoNetworkError(refused),
    ];
    expect(gone[0]).toHaveProperty('name', MongoServerSelectionError.name);
    for (const error of gone) {
      expect(said(error)).toHaveProperty('sentence', expect.stringContaining(ofDatabase));
    }
  });
});
