import { readFileSync } from 'node:fs';
import { MongoNetworkError, MongoParseError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { startFault } from '../../src/app/start-fault.js';
import { createRedact } from '../../src/config/redact.js';

function ofServer(code: number, message: string): MongoServerError {
  return new MongoServerError({ message, code });
}

it('prints no secret that a fault repeats, and no document', () => {
  const redact = createRedact({ MONGODB_URI: 'mongodb://desk:hunter22@db.example/credit-desk' });
  const repeated = new MongoParseError('no host in mongodb://desk:hunter22@db.example');
  expect(startFault(repeated, redact)).toBe(
    'MONGODB_URI cannot be used (no host in mongodb://desk:[secret]@db.example). Correct it, then try again.',
  );
  const duplicate = ofServer(11000, 'E11000 duplicate key error dup key: { name: "Priya" }');
  expect(startFault(duplicate, redact)).not.toContain('Priya');
});

describe('what is printed of a database', () => {
  it.each([
    ['whose connection breaks', new MongoNetworkError('read ECONNRESET')],
    ['that was started again meanwhile', ofServer(43, 'cursor id 28 not found')],
    ['that shuts down', ofServer(11600, 'interrupted at shutdown')],
    ['that is no primary any more', ofServer(10107, 'not primary')],
  ])('%s is one sentence, and blames no password', (_name, error) => {
    const said = startFault(error, (text) => text);
    expect(said).toBe(
      `The database went away during the work (${error.message}). Check that it runs, then do the same again.`,
    );
  });

  it('that lets the user do too little says what, which roles, and nothing of the document', () => {
    const collMod =
      'not authorized on desk to execute command { collMod: "clubs", validator: { $jsonSchema: {} } }';
    const find =
      'not authorized on desk to execute command { find: "contacts", filter: { name: "Priya" } }';
    expect(startFault(ofServer(13, collMod), (text) => text)).toBe(
      'The user in MONGODB_URI may not do what Credit Desk needs (not authorized on desk to execute command collMod). Give it the roles readWrite and dbAdmin on that database, then try again.',
    );
    expect(startFault(ofServer(13, find), (text) => text)).toContain('execute command find)');
  });

  it.each([
    [8000, 'bad auth'],
    [18, 'Authentication failed.'],
  ])('that refuses the user (%s) names user and password', (code, message) => {
    expect(startFault(ofServer(code, message), (text) => text)).toContain(
      'Check the user and password',
    );
  });

  it('with a fault that nobody thought of shows where it comes from', () => {
    expect(startFault(ofServer(2, 'bad value'), (text) => text)).toMatch(/bad value\n\s+at /);
  });
});

describe('what is printed of a certificate of the database', () => {
  const said = (message: string) => {
    const error = Object.assign(new Error(message), { name: 'MongooseServerSelectionError' });
    return startFault(error, (text) => text);
  };

  it.each([
    'certificate has expired',
    'self-signed certificate in certificate chain',
    'unable to verify the first certificate',
    "Hostname/IP does not match certificate's altnames: Host: db2.example.",
  ])('that is refused (%s) names the certificate, and not a server that is away', (message) => {
    expect(said(message)).toBe(
      `The database’s certificate is not accepted (${message}). Renew it if it has expired, use the host’s name that stands in it, and name its certificate authority by tlsCAFile in MONGODB_URI; then try again.`,
    );
  });

  it('of a server that is away says that', () => {
    expect(said('connect ECONNREFUSED 127.0.0.1:27017')).toMatch(/^The database does not answer /);
  });

  it('whose authority is in no file names that file', () => {
    const missing = thrownBy(() => readFileSync('/nowhere/authority.pem'));
    const sentence = startFault(missing, (text) => text);
    expect(sentence).toContain("open '/nowhere/authority.pem'");
    expect(sentence).toMatch(/tlsCAFile does, correct it there; else look who may read it\.$/);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
