import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditDifferences, type LedgerDesk, openLedgerDesk } from '../support/ledger-desk.js';
import { type ExampleRow, exampleRows, type Step } from './example-rows.js';
import { answerOf, finalOf, type World, worldOf } from './example-world.js';

/** Steps that go at once, with where they stand in the row; others stand alone. */
function groupsOf(steps: readonly Step[]): { step: Step; index: number }[][] {
  const groups: { step: Step; index: number }[][] = [];
  for (const [index, step] of steps.entries()) {
    const last = groups.at(-1);
    const together =
      step.concurrent !== undefined && last?.[0]?.step.concurrent === step.concurrent;
    if (together) last?.push({ step, index });
    else groups.push([{ step, index }]);
  }
  return groups;
}

function counted(answers: readonly object[]): object {
  const refused: Record<string, number> = {};
  for (const answer of answers) {
    if (!('refused' in answer)) continue;
    const code = String(answer.refused);
    refused[code] = (refused[code] ?? 0) + 1;
  }
  const accepted = answers.filter((answer) => !('refused' in answer)).length;
  return { accepted, refused };
}

async function answersOf(world: World, row: ExampleRow, step: Step): Promise<object> {
  if (step.repeat === undefined) return answerOf(world, row, step);
  const presses = Array.from({ length: step.repeat }, () => answerOf(world, row, step));
  return counted(await Promise.all(presses));
}

let desk: LedgerDesk;

beforeAll(async () => {
  desk = await openLedgerDesk();
});

afterAll(async () => {
  await desk.close();
});

async function play(row: ExampleRow): Promise<void> {
  const world = await worldOf(desk, row);
  for (const group of groupsOf(row.steps)) {
    const answers = await Promise.all(group.map(({ step }) => answersOf(world, row, step)));
    for (const [place, { index }] of group.entries()) {
      expect(answers[place], `step ${index + 1}`).toMatchObject(row.expect.steps[index] ?? {});
    }
  }
  expect(await finalOf(world, row)).toMatchObject(row.expect.final);
  expect(await auditDifferences(desk)).toEqual([]);
}

describe('cases of other systems', () => {
  it.each(exampleRows.map((row) => [row.id, row.mapping, row] as const))(
    '%s: %s',
    async (_i, _m, row) => {
      await play(row);
    },
  );

  it('are played all, those that refund as well', () => {
    const refunding = exampleRows.filter(({ steps }) => steps.some((step) => step.do === 'refund'));
    expect(refunding.map(({ id }) => id)).toEqual(['KB-08', 'KB-12', 'LG-14', 'LG-22']);
  });
});
