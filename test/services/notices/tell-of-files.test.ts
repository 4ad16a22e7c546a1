import { expect, it } from 'vitest';
import { tellOfFiles } from '../../../src/services/notices/tell-of-files.js';
import { deskForFile } from '../../support/desk-for-file.js';
import { payerId } from '../../support/ledger-desk.js';
import { notices } from '../../views/sample-notices.js';

const desk = await deskForFile({ afresh: true });

const told = async () =>
  (await desk.store.collections.outbox.find().sort({ _id: 1 }).toArray()).map(
    ({ notice, target }) => ({ ...notice, target }),
  );

const raised = { id: 'form:1/mail', payerId, notice: notices['credit-raised'], unmade: [] };
const chinese = [{ noteNumber: 'INV-1-CN-1', kinds: ['Chinese characters'] }];

it('tells finance once of letters that no font has, however often the note is mailed', async () => {
  await tellOfFiles(desk, { ...raised, unshown: chinese });
  await tellOfFiles(desk, { ...raised, id: 'form:2/mail', unshown: chinese });
  expect(await told()).toEqual([
    {
      ...{ kind: 'mail-with-gaps', payerId, noteNumber: 'INV-1-CN-1', isOfMany: false },
      ...{ kinds: ['Chinese characters'], target: { room: 'finance' } },
    },
  ]);
  await tellOfFiles(desk, { ...raised, unshown: [{ noteNumber: 'INV-2-CN-1', kinds: ['x'] }] });
  expect(await told()).toHaveLength(2);
});

it('tells of a job once for each kind of letters, and not of each of its people', async () => {
  const notice = notices['session-cancelled'];
  for (const payer of ['club:1', 'club:2', 'club:3']) {
    const unshown = [{ noteNumber: `${payer}-CN-1`, kinds: ['Thai letters'] }];
    await tellOfFiles(desk, { id: payer, payerId: payer, notice, unmade: [], unshown });
  }
  expect(await told()).toMatchObject([{ payerId: 'club:1', isOfMany: true }]);
});

it('says nothing where every letter is there, nor where nobody is told', async () => {
  await tellOfFiles(desk, { ...raised, unshown: [] });
  const silent = { ...desk, financeChannel: null };
  await tellOfFiles(silent, { ...raised, unmade: ['INV-1-CN-1'], unshown: chinese });
  expect(await told()).toEqual([]);
});
