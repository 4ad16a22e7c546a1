import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startDesk } from './running-desk.js';
import { playScenes } from './scenes.js';
import { smallPng } from './small-png.js';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Takes every picture of the docs anew, from the desk as it runs. */
async function takePictures(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const desk = await startDesk();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  });
  try {
    await playScenes(browser, {
      pageUrl: desk.pageUrl,
      async take(name, what) {
        const taken = await what.screenshot({ animations: 'disabled', caret: 'hide' });
        const picture = smallPng(taken);
        await writeFile(`${folder}${name}.png`, picture);
        process.stdout.write(
          `docs/pictures/${name}.png, ${Math.round(picture.length / 1000)} KB\n`,
        );
      },
    });
  } finally {
    await browser.close();
    await desk.stop();
  }
}

await takePictures();
