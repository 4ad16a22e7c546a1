import { expect, it } from 'vitest';
import { serverWarning } from '../../../src/store/setup/server-warning.js';

/** A server of this version that unpacks what it is asked about, or not. */
function serverOf(version: string, { unpacksZlib = true } = {}) {
  return {
    databaseName: 'credit-desk',
    command: async (asked: object) => {
      if ('buildInfo' in asked) return { version };
      return unpacksZlib ? { compression: ['zlib'] } : {};
    },
  };
}

it.each([
  ['6.0.5', '6.0.27'],
  ['6.0.26', '6.0.27'],
  ['7.0.0', '7.0.28'],
  ['8.0.16', '8.0.17'],
  ['8.2.2', '8.2.3'],
  ['8.2.0-rc1', '8.2.3'],
  ['6.3.2', '8.2.3'],
  ['8.1.4', '8.2.3'],
])('warns of server %s and names %s', async (version, mend) => {
  expect(await serverWarning(serverOf(version))).toBe(
    `The MongoDB server is version ${version}: whoever reaches its port can read its memory without a password (CVE-2025-14847). Update it to ${mend} or later; until then start it with --networkMessageCompressors snappy,zstd.`,
  );
});

it.each(['6.0.27', '7.0.30', '8.0.17', '8.2.3', '8.3.0', '9.0.1'])(
  'says nothing of server %s',
  async (version) => {
    expect(await serverWarning(serverOf(version))).toBeNull();
  },
);

it('says nothing of an old server that does not unpack zlib', async () => {
  expect(await serverWarning(serverOf('6.0.5', { unpacksZlib: false }))).toBeNull();
});
