import { describe, expect, it } from 'vitest';
import { createRedact } from '../../src/config/redact.js';

const environment = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
  STRIPE_SECRET_KEY: 'rk_live_0123456789',
  MONGODB_URI: 'mongodb://desk:p%40ss%22word@db1.example,db2.example/credit-desk',
  SMTP_URL: 'smtps://desk:hunter22@mail.example:465',
  CLUB_NAME: 'Riverside',
};
const redact = createRedact(environment);

describe('a text for people or for the log', () => {
  it.each([
    ['a signing secret', 'the secret 8f742231b10e8888abcd99yyyzzz85a5 is wrong'],
    ['a password as it is written', 'user desk with p%40ss%22word'],
    ['a password as it is meant', 'user desk with p@ss"word'],
    ['a password in JSON', JSON.stringify({ msg: 'user desk with p@ss"word' })],
    ['a password of the mail server', '535 hunter22 is not right'],
    ['the whole address', `cannot parse ${environment.MONGODB_URI}`],
  ])('does not hold %s', (_case, text) => {
    const blanked = redact(text);
    expect(blanked).toContain('[secret]');
    expect(blanked).not.toMatch(/8f742|p%40|p@ss|hunter22/);
  });

  it.each([
    ['a token of another app', 'got xoxb-9-9-other'],
    ['a piece of a token', 'the token xoxb-9-9… is wrong'],
    ['what Stripe says of a key', 'Invalid API Key provided: sk_test_****1234'],
    ['the secret of a webhook', 'whsec_abcdef is wrong'],
    ['an address with a password', 'no answer from https://me:open@other.example/'],
  ])('does not hold %s that no setting names', (_case, text) => {
    expect(redact(text)).toMatch(/\[secret\]/);
    expect(redact(text)).not.toMatch(/9-9|1234|abcdef|open/);
  });

  it('is left as it is without a secret in it', () => {
    const text =
      'No MongoDB answers at db1.example:27017 for Riverside (xox, sk, https://club.example/a@b).';
    expect(redact(text)).toBe(text);
    expect(createRedact({ SLACK_SIGNING_SECRET: ' ', SMTP_URL: 'smtp://a:b@c' })('a b c')).toBe(
      'a b c',
    );
  });
});
