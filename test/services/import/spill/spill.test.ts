import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createSpill,
  mostTogether,
  TooMuchTogether,
} from '../../../../src/services/import/spill/spill.js';
import { openSpillFile, type SpillFile } from '../../../../src/services/import/spill/spill-file.js';

let file: SpillFile;

beforeAll(async () => {
  file = await openSpillFile();
});
afterAll(() => file.close());

type Row = { key: string; amount: bigint; at: Date; name: string | null };

async function filled(count: number, buckets: number) {
  const spill = createSpill<Row>(file, buckets);
  for (let index = 0; index < count; index += 1) {
    const key = `K${index % 1000}`;
    const at = new Date(index * 1000);
    await spill.add(key, { key, amount: BigInt(index), at, name: index % 2 === 0 ? null : 'Zoë' });
  }
  return spill;
}

describe('rows on disk', () => {
  it.each([1, 7, 64])('come back whole from %i buckets, each key in one of them', async (count) => {
    const spill = await filled(10_000, count);
    const bucketOf = new Map<string, number>();
    const rows: Row[] = [];
    let bucket = 0;
    for await (const part of spill.buckets()) {
      bucket += 1;
      for (const row of part) {
        expect(bucketOf.get(row.key) ?? bucket).toBe(bucket);
        bucketOf.set(row.key, bucket);
        rows.push(row);
      }
    }
    expect(bucket).toBe(count);
    expect(rows).toHaveLength(10_000);
    const ofKey = rows.filter(({ key }) => key === 'K7').map(({ amount }) => amount);
    expect(ofKey).toEqual(Array.from({ length: 10 }, (_, index) => BigInt(index * 1000 + 7)));
    expect(rows.find(({ amount }) => amount === 1007n)).toEqual({
      ...{ key: 'K7', amount: 1007n, at: new Date(1_007_000), name: 'Zoë' },
    });
  });

  it('come back as often as they are asked for, and in short parts where that is enough', async () => {
    const spill = await filled(9000, 1);
    for (const _time of [1, 2]) {
      let [rows, longest] = [0, 0];
      for await (const part of spill.parts()) {
        rows += part.length;
        longest = Math.max(longest, part.length);
      }
      expect([rows, longest]).toEqual([9000, 4096]);
    }
  });

  it('are none where none were added', async () => {
    for await (const part of createSpill<Row>(file, 3).buckets()) expect(part).toBe('nothing');
  });

  it('have no name that would stay behind when the process is killed', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'spill-test-'));
    const open = await openSpillFile(parent);
    const piece = await open.append(Buffer.from('rows about people'));
    expect(await readdir(parent)).toEqual([]);
    expect(`${await open.read(piece)}`).toBe('rows about people');
    await open.close();
    await rm(parent, { recursive: true });
  });

  it('that are too many of one key for the memory are refused, and not loaded', async () => {
    const spill = createSpill<number>(file, 8);
    for (let index = 0; index <= mostTogether; index += 1) await spill.add('one', index);
    await expect(spill.buckets().next()).rejects.toThrow(TooMuchTogether);
    expect((await spill.parts().next()).done).toBe(false);
  });
});
