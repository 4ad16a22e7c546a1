import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listOf, objectOf } from '../../server/json.js';
import { modalOf, textInput } from '../support/calling.js';
import { connectApp, startSlack } from '../support/start.js';

async function stateFile(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'local-slack-'));
  onTestFinished(() => rm(path, { recursive: true }));
  return join(path, 'state.json');
}

it('keeps open forms over a restart, so that their button reaches the app', async () => {
  const file = await stateFile();
  const { slack: first } = await startSlack({ stateFile: file });
  const sent: string[] = [];
  const listen: Parameters<typeof connectApp>[1] = (app) => {
    app.command('/thing', async ({ ack, body, client }) => {
      await ack();
      const more = { callback_id: 'f', private_metadata: 'ours' };
      const view = modalOf([textInput('a')], more);
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.view('f', async ({ ack, view }) => {
      sent.push(`${view.private_metadata} ${view.state.values.a?.text?.value}`);
      const done = modalOf([textInput('b')], { callback_id: 'f' });
      await ack({ response_action: 'update', view: done });
    });
  };
  const { app } = await connectApp(first, listen);
  await first.driver.as('U1').command('/thing');
  const before = await first.driver.as('U1').modal();
  await before.fill('a', 'typed');
  await app.stop();
  await first.stop();
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const { slack: second } = await startSlack({ stateFile: file });
  expect(second.pageUrl.split('?')[1]).toBe(first.pageUrl.split('?')[1]);
  await connectApp(second, listen);
  const after = await second.driver.as('U1').modal();
  expect(after.id).toBe(before.id);
  expect(await after.submit()).toEqual({ ok: true });
  expect(sent).toEqual(['ours typed']);
  expect(after.blocks()).toEqual([expect.objectContaining({ block_id: 'b' })]);
});

it('keeps a form before anybody sees it, so that no kill loses one', async () => {
  const file = await stateFile();
  const { slack } = await startSlack({ stateFile: file });
  onTestFinished(() => slack.stop());
  const kept = () =>
    objectOf(listOf(objectOf(JSON.parse(readFileSync(file, 'utf8')))['modals'])[0]);
  const seen: unknown[] = [];
  await connectApp(slack, (app) => {
    app.command('/thing', async ({ ack, body, client }) => {
      await ack();
      const { view } = await client.views.open({
        trigger_id: body.trigger_id,
        view: modalOf([textInput('a')], { callback_id: 'f' }),
      });
      seen.push(kept()['id'] === view?.id);
      const next = modalOf([textInput('b')], { callback_id: 'f' });
      await client.views.update({ view_id: view?.id ?? '', view: next });
      seen.push(JSON.stringify(kept()['view']).includes('"block_id":"b"'));
    });
  });
  await slack.driver.as('U1').command('/thing');
  await expect.poll(() => seen).toEqual([true, true]);
});

it('starts without them where the file is damaged', async () => {
  const file = await stateFile();
  const forms = [{ id: 'V1', hash: 'h', userId: 'U1', rootId: 'V1', previousId: null, values: {} }];
  await writeFile(file, JSON.stringify({ version: 1, messages: [], homes: [], modals: forms }));
  const lines: string[] = [];
  const { slack } = await startSlack({ stateFile: file, log: (line) => lines.push(line) });
  expect(lines[0]).toContain('damaged');
  await slack.stop();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ modals: [] });
});
