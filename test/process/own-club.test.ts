import { expect, it } from 'vitest';
import { folderOf } from '../cli/import-folder/folder.js';
import { patience, startCommandWith } from '../cli/run-command.js';
import { deskFolder } from './desk-folder.js';

it(
  'begins empty, takes a club of its own, and never brings the sample club',
  patience,
  async () => {
    const folder = await deskFolder();
    const first = folder.start({}, '--empty');
    await first.running();
    expect(first.stdout()).toContain('There is nobody in the club yet.');
    expect(first.stdout()).not.toMatch(/sample|INV-1042/);
    const club = await folderOf({ contacts: 'id,name\nC1,Ana Cruz\n' });
    // Beside the running desk, into its database.
    const beside = { DATA_DIR: folder.dataDir, MONGO_PORT: `${folder.mongoPort}` };
    const imported = await startCommandWith(beside, 'import', '', club).ended;
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('1 record added') });
    expect((await first.stop()).code).toBe(0);

    const second = folder.start();
    await second.running();
    expect(second.stdout()).toContain('to find an invoice of Our club');
    expect(second.stdout()).not.toMatch(/sample|INV-1042/);
    expect((await second.stop()).code).toBe(0);
  },
);

it('takes no other word', async () => {
  const folder = await deskFolder();
  const { code, stderr } = await folder.start({}, '--emtpy').ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Usage: npm start {3}or {3}npm start -- --empty /);
});
