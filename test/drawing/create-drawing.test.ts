import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.js';
import { drawDocument } from '../../src/documents/draw-document.js';
import { createDrawing, type Drawing } from '../../src/drawing/create-drawing.js';
import type { Draw, DrawTask } from '../../src/drawing/draw-task.js';
import { pdfLines } from '../support/pdf-text.js';
import { sampleNote } from '../support/sample-note.js';

/** As it was built: a thread runs no TypeScript. */
const built = new URL('../../dist/src/drawing/drawing-thread.js', import.meta.url);

let drawing: Drawing | undefined;
let logged: string[] = [];

afterEach(async () => {
  await drawing?.close();
  drawing = undefined;
  logged = [];
});

type Limits = { longestMs?: number; idleMs?: number };

/** As whoever waits for a document uses it. */
function drawingBy(entry: URL, limits: Limits = {}) {
  const log = { error: (_fields: Record<string, unknown>, said: string) => logged.push(said) };
  const made = createDrawing({ log, entry, longestMs: 20_000, ...limits });
  drawing = made;
  const draw = (task: DrawTask, waits: Parameters<Draw>[1] = 'person') => made.draw(task, waits);
  return { draw, close: made.close };
}

/** A thread that answers as it is told, by the reason of the note: `draw` is what it does with each. */
function threadThat(draw: string): URL {
  const code = `import { parentPort } from 'node:worker_threads';
    const drawn = (text) => parentPort.postMessage({ kind: 'drawn', bytes: new TextEncoder().encode(text), unshown: [] });
    parentPort.on('message', ({ facts: { reason } }) => { ${draw} });
    parentPort.postMessage({ kind: 'ready' });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const chart = {
  kind: 'chart',
  picture: {
    ...{ title: 'Credits by product', about: '1 to 30 Nov 2026, in GBP', notes: [] },
    series: [{ title: 'Credited', side: 'takes' }],
    bars: [{ label: 'שחייה 2026', amounts: [-500n], figures: ['-£5.00'] }],
    ...{ locale: 'en-GB', currency: 'GBP' },
  },
} satisfies DrawTask;
const line = { beneficiary: null, taxRate: '20', gross: 1_250n, tax: 208n };
const note = (reason: string) => ({ kind: 'credit-note', facts: sampleNote({ reason }) }) as const;
const textOf = async (drawn: Promise<{ bytes: Buffer }>) => (await drawn).bytes.toString();

describe('the thread that draws', () => {
  it('draws the same bytes as the process would, many at once, in their order', async () => {
    const { draw } = drawingBy(built);
    const reasons = ['Rained off', 'Goodwill', 'אורי כהן', '王小明'];
    const drawn = await Promise.all(reasons.map((reason) => draw(note(reason))));
    for (const [place, reason] of reasons.entries()) {
      const here = await drawDocument(note(reason));
      expect(drawn[place]?.bytes.equals(here.bytes)).toBe(true);
      expect(drawn[place]?.unshown).toEqual(here.unshown);
    }
    expect(drawn[3]?.unshown).toEqual(['Chinese characters']);
    expect(logged).toEqual([]);
  });

  it('draws a chart as the process would', async () => {
    const { draw } = drawingBy(built);
    const [aside, again] = await Promise.all([draw(chart), draw(chart)]);
    expect(aside).toEqual({ bytes: drawChart(chart.picture), unshown: [] });
    expect(again.bytes.equals(aside.bytes)).toBe(true);
  });

  it('goes on after a document that cannot be drawn', async () => {
    const { draw } = drawingBy(built);
    const broken = { kind: 'credit-note', facts: sampleNote({ currency: 'no currency' }) } as const;
    const [failed, next] = await Promise.allSettled([draw(broken), draw(note('Goodwill'))]);
    expect(failed.status).toBe('rejected');
    expect(next.status === 'fulfilled' && pdfLines(next.value.bytes)).toContain('Goodwill');
  });
});

it('lets others have their turn while a long one is drawn, and mixes nothing of two', async () => {
  const { draw } = drawingBy(built);
  let turns = 0;
  let isDrawn = false;
  const takeTurn = () => {
    turns += 1;
    if (!isDrawn) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  const long = (description: string) => {
    const lines = Array.from({ length: 200 }, () => ({ ...line, description }));
    return { kind: 'credit-note', facts: sampleNote({ lines }) } as const;
  };
  const drawn = await Promise.all(['Ours', 'Theirs'].map((words) => draw(long(words))));
  isDrawn = true;
  expect(turns).toBeGreaterThanOrEqual(100);
  const [ours = '', theirs = ''] = drawn.map(({ bytes }) => pdfLines(bytes).join('\n'));
  expect([ours.match(/Ours/g)?.length, theirs.match(/Theirs/g)?.length]).toEqual([200, 200]);
  expect([ours.includes('Theirs'), theirs.includes('Ours')]).toEqual([false, false]);
});

it('draws what a person waits for before what is for mails, each in its order', async () => {
  const { draw } = drawingBy(threadThat('drawn(reason)'));
  const order: string[] = [];
  const ask = async (reason: string, waits: Parameters<Draw>[1]) => {
    order.push(await textOf(draw(note(reason), waits)));
  };
  const mails = ['mail 1', 'mail 2', 'mail 3'].map((reason) => ask(reason, 'mail'));
  const people = ['person 1', 'person 2'].map((reason) => ask(reason, 'person'));
  await Promise.all([...mails, ...people]);
  // The first is at work when the others come.
  expect(order).toEqual(['mail 1', 'person 1', 'person 2', 'mail 2', 'mail 3']);
});

it('ends the thread that has nothing to draw, and starts another', async () => {
  const { draw } = drawingBy(
    threadThat(`drawn(String(process.getBuiltinModule('node:worker_threads').threadId))`),
    { idleMs: 1 },
  );
  const first = await textOf(draw(note('first')));
  expect(first).toMatch(/^\d+$/);
  await expect.poll(() => textOf(draw(note('later')))).not.toBe(first);
  expect(logged).toEqual([]);
});

describe('a thread that dies', () => {
  it('is started anew: what waits is drawn, and what killed it twice is given up', async () => {
    const { draw } = drawingBy(threadThat(`reason === 'kills' ? process.exit(3) : drawn(reason)`));
    const [before, killer, after] = await Promise.allSettled([
      textOf(draw(note('before'))),
      textOf(draw(note('kills'))),
      textOf(draw(note('after'))),
    ]);
    expect(before).toMatchObject({ value: 'before' });
    expect(killer).toMatchObject({ status: 'rejected', reason: { name: 'ThreadLost' } });
    expect(after).toMatchObject({ value: 'after' });
    expect(await textOf(draw(note('later')))).toBe('later');
    expect(logged).toEqual([]);
  });

  it('once, does not show', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drawing-'));
    const file = JSON.stringify(join(folder, 'died'));
    const { draw } = drawingBy(
      threadThat(`const { existsSync, writeFileSync } = process.getBuiltinModule('node:fs');
        if (existsSync(${file})) return drawn(reason);
        writeFileSync(${file}, '');
        throw new Error('out of luck');`),
    );
    expect(await textOf(draw(note('hard')))).toBe('hard');
    rmSync(folder, { recursive: true });
  });

  it('while it takes too long, takes no other document with it', async () => {
    const { draw } = drawingBy(threadThat(`while (reason === 'for ever'); drawn(reason)`), {
      longestMs: 1_000,
    });
    const [endless, next] = await Promise.allSettled([
      textOf(draw(note('for ever'))),
      textOf(draw(note('next'))),
    ]);
    expect(endless).toMatchObject({ reason: { message: expect.stringContaining('1000 ms') } });
    expect(next).toMatchObject({ value: 'next' });
  });

  it('by a stop, rejects what it was at, and starts no other', async () => {
    const { draw, close } = drawingBy(threadThat(''));
    const drawn = expect(draw(note('never'))).rejects.toThrow();
    const behind = expect(draw(note('behind'), 'mail')).rejects.toThrow(
      'nothing is drawn any more',
    );
    await close();
    await Promise.all([drawn, behind]);
    await expect(draw(note('later'))).rejects.toThrow('nothing is drawn any more');
    expect(logged).toEqual([]);
  });
});

it('draws itself where no thread starts, and says so once', async () => {
  const { draw } = drawingBy(new URL('data:text/javascript,process.exit(1)'));
  const drawn = await Promise.all([draw(note('Goodwill')), draw(note('Rained off'))]);
  for (const [place, reason] of ['Goodwill', 'Rained off'].entries()) {
    expect(drawn[place]?.bytes.equals((await drawDocument(note(reason))).bytes)).toBe(true);
  }
  expect(logged).toEqual(['documents are drawn without a thread of their own']);
});
