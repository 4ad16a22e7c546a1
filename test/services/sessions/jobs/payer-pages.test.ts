import fc from 'fast-check';
import { expect, it } from 'vitest';
import { payerPages } from '../../../../src/services/sessions/jobs/payer-pages.js';

type Person = { payerId: string; place: number };

const families = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 12 });

async function pagesOf(people: readonly Person[], pageSize: number): Promise<Person[][]> {
  async function* oneByOne() {
    yield* people;
  }
  const pages: Person[][] = [];
  for await (const page of payerPages(oneByOne(), pageSize)) pages.push(page);
  return pages;
}

it('tears no payer apart, leaves nobody out, and ends a page as soon as it is full', async () => {
  const sizes = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(families, sizes, async (family, pageSize) => {
      const people = family.flatMap((size, payer) =>
        Array.from({ length: size }, (_, place) => ({ payerId: `${payer}`, place })),
      );
      const pages = await pagesOf(people, pageSize);
      expect(pages.flat()).toEqual(people);
      const payers = pages.flatMap((page) => [...new Set(page.map(({ payerId }) => payerId))]);
      expect(payers).toHaveLength(family.length);
      for (const page of pages) {
        const last = page.at(-1)?.payerId;
        expect(page.filter(({ payerId }) => payerId !== last).length).toBeLessThan(pageSize);
      }
      for (const page of pages.slice(0, -1)) expect(page.length).toBeGreaterThanOrEqual(pageSize);
    }),
  );
});
