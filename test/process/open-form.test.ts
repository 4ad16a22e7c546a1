import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type DeskFolder, deskFolder, noProcess } from './desk-folder.js';
import { modalText } from './page-modals.js';
import { pagePerson } from './page-person.js';

async function kept(folder: DeskFolder): Promise<string> {
  return await readFile(join(folder.dataDir, 'local-slack.json'), 'utf8').catch(() => '');
}

it.each(['SIGTERM', 'SIGKILL'] as const)(
  'a form that is open while the desk ends by %s books at its next press, once',
  async (signal) => {
    const folder = await deskFolder();
    const first = folder.start();
    await first.running();
    const before = await pagePerson(first.pageUrl(), 'U0OLIVE');
    await before.command('/credit INV-1042');
    const form = await before.modal('the form');
    const state = await before.fill(form, { Amount: '12.34', Reason: 'Goodwill' });
    // The file is written a moment after each change; the last one shows the split of the amount.
    await expect.poll(() => kept(folder), { timeout: 5_000 }).toContain(form.viewId);
    await first.stop(signal);
    before.leave();
    await noProcess(folder);

    const second = folder.start();
    await second.running();
    const after = await pagePerson(second.pageUrl(), 'U0OLIVE');
    const same = await after.modal('the form again', ({ viewId }) => viewId === form.viewId);
    const presses = [await after.submit(same, state), await after.submit(same, state)];
    expect(presses[0]).toEqual({ ok: true });
    const result = await after.modal('the result', (modal) => modalText(modal).includes('-CN-'));
    expect(modalText(result)).toContain('INV-1042-CN-1');
    await after.close(result);
    await after.command('/invoices INV-1042');
    const details = await after.modal('details', ({ view }) =>
      view.title.text.includes('INV-1042'),
    );
    expect(modalText(details)).toContain('INV-1042-CN-1');
    expect(modalText(details)).not.toContain('INV-1042-CN-2');
    after.leave();
    expect((await second.stop()).code).toBe(0);
  },
);
