import type { NodemailerError } from 'nodemailer';
import { expect, test } from 'vitest';
import { resultOfFault } from '../../src/mail/mail-result.js';

function fault(facts: Partial<NodemailerError>): NodemailerError {
  return Object.assign(new Error('of the library'), facts);
}

const rows: [what: string, facts: Partial<NodemailerError>, handedOver: boolean, kind: string][] = [
  [
    'an unknown address',
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
    false,
    'refused',
  ],
  ['a full mailbox', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452 }, false, 'later'],
  [
    'a text that is not taken',
    { code: 'EMESSAGE', command: 'DATA', responseCode: 554 },
    true,
    'refused',
  ],
  [
    'a text to be sent later',
    { code: 'EMESSAGE', command: 'DATA', responseCode: 451 },
    true,
    'later',
  ],
  [
    'a session out of step',
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 503 },
    false,
    'later',
  ],
  ['our sender', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, false, 'later'],
  ['our password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, false, 'later'],
  ['no encryption', { code: 'ETLS', command: 'STARTTLS' }, false, 'later'],
  ['an address that cannot be said', { code: 'EENVELOPE', command: 'API' }, false, 'refused'],
  ['a server that is away', { code: 'ESOCKET', command: 'CONN' }, false, 'later'],
  ['a line cut before the text', { code: 'ECONNECTION', command: 'CONN' }, false, 'later'],
  ['a line cut after the text', { code: 'ECONNECTION', command: 'CONN' }, true, 'may-have-arrived'],
  ['no answer to the text', { code: 'ETIMEDOUT', command: 'CONN' }, true, 'may-have-arrived'],
];

test.each(rows)('%s: what it comes to', (_what, facts, handedOver, kind) => {
  expect(resultOfFault(fault(facts), handedOver).kind).toBe(kind);
});

test('what the server said is told as one short line; what it said of a password is not', () => {
  const response = `550 5.1.1\r\n<priya@family.example> ${'unknown '.repeat(60)}`;
  const told = resultOfFault(
    fault({ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response }),
    false,
  );
  const sentence = told.kind === 'accepted' ? '' : told.sentence;
  expect(sentence).toMatch(
    /^The mail server answered “550 5\.1\.1 <priya@family\.example> unknown/,
  );
  expect(sentence.length).toBeLessThan(240);
  const password = fault({ code: 'EAUTH', responseCode: 535, response: '535 hunter2 is wrong' });
  expect(JSON.stringify(resultOfFault(password, false))).not.toContain('hunter2');
});
