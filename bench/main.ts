import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { before } from './before.js';
import { questions } from './questions.js';
import { createBench } from './support/bench.js';
import type { Question } from './support/question.js';
import { printed, type Report, reportOf } from './support/report.js';
import { runRounds } from './support/run-rounds.js';
import { startServer } from './support/server.js';
import { fullSizes, shortSizes } from './support/sizes.js';
import { targets } from './targets.js';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, json: { type: 'string' } },
});

/** A name, or a folder of them: `scale` asks all questions about a large club. */
function isAsked(question: Question, name: string): boolean {
  return question.name === name || question.name.startsWith(`${name}/`);
}

function askedQuestions() {
  const unknown = positionals.filter((name) => !questions.some((one) => isAsked(one, name)));
  if (unknown.length > 0) {
    const known = questions.map(({ name, asks }) => `  ${name}: ${asks}`).join('\n');
    throw new Error(`There is no question ${unknown.join(', ')}. There are:\n${known}`);
  }
  if (positionals.length === 0) return questions;
  return questions.filter((one) => positionals.some((name) => isAsked(one, name)));
}

async function answer(): Promise<{ report: Report; mongod: string }> {
  const asked = askedQuestions();
  const server = await startServer();
  const bench = createBench(server, options.short ? shortSizes : fullSizes);
  try {
    const arms = asked.flatMap((question) => question.arms);
    const results = await runRounds(bench, arms, (line) => console.error(line));
    return { report: reportOf(results, targets), mongod: server.version };
  } finally {
    await bench.close();
    await server.stop();
  }
}

const startedAt = new Date();
const { report, mongod } = await answer();
const machine = { cores: cpus().length, node: process.versions.node, mongod };
const seconds = Math.round((Date.now() - startedAt.getTime()) / 1000);
console.log(printed(report, before));
console.log(
  `\n${machine.cores} cores shared by client and server, Node ${machine.node}, mongod ${mongod}, ${seconds} s.`,
);
if (options.json !== undefined) {
  const result = { startedAt, short: options.short, machine, ...report, before };
  await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
}
// Only a wrong result is a failure: how long it took depends on the machine.
if (report.faults.length > 0) process.exitCode = 1;
