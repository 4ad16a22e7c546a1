import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../src/main.js', import.meta.url));
const longestStartMs = 180_000;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The address of the page, once the desk has said that it runs. */
function whenRunning(desk: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`The desk did not start:\n${said}`)),
      longestStartMs,
    );
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, url] = /Open\s+(http\S+)\s/.exec(said) ?? [];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    desk.stdout?.on('data', hear);
    desk.stderr?.on('data', hear);
    desk.once('exit', () => reject(new Error(`The desk ended:\n${said}`)));
  });
}

/** Starts the desk as a newcomer would, with the sample club, in a folder that is gone afterwards. */
export async function startDesk(): Promise<{ pageUrl: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-desk-pictures-'));
  const [port, slackPort, mongoPort] = [await freePort(), await freePort(), await freePort()];
  const desk = spawn(process.execPath, [program], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ PORT: `${port}`, LOCAL_SLACK_PORT: `${slackPort}`, MONGO_PORT: `${mongoPort}` },
      DATA_DIR: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  const stop = async () => {
    desk.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { pageUrl: await whenRunning(desk), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
