import { MongoServerError } from 'mongodb';
import { expect, it } from 'vitest';
import { createLog } from '../../src/app/create-log.js';
import { createRedact } from '../../src/config/redact.js';

const password = 'hunter"22';
const redact = createRedact({
  SMTP_URL: `smtps://desk:${encodeURIComponent(password)}@mail.example`,
});
const duplicate = new MongoServerError({
  message: 'E11000 duplicate key error dup key: { name: "Priya Patel" }',
  code: 11000,
  keyValue: { name: 'Priya Patel' },
});

function written(plain: boolean): string {
  const lines: string[] = [];
  const log = createLog({ level: 'info', plain, redact, write: (line) => lines.push(line) });
  log.error({ err: duplicate }, 'a page was not written');
  log.warn({ answer: `535 ${password} is wrong` }, `the password ${password} is wrong`);
  return lines.join('');
}

it.each([true, false])('writes no document and no secret, in plain lines %s', (plain) => {
  const text = written(plain);
  expect(text).toContain('a page was not written');
  expect(text).toContain('E11000 duplicate key error dup key:');
  expect(text).toContain('the password [secret] is wrong');
  expect(text).not.toMatch(/Priya|Patel|hunter/);
});

it('writes lines that programs can read', () => {
  const [first, second] = written(false).trim().split('\n');
  expect(JSON.parse(first ?? '')).toMatchObject({ err: { type: 'MongoServerError', code: 11000 } });
  expect(JSON.parse(second ?? '')).toMatchObject({ answer: '535 [secret] is wrong' });
});
