import { z } from 'zod';

const failure = z.object({ message: z.string().default(''), stack: z.string().optional() });

const logged = z.looseObject({
  level: z.number(),
  msg: z.string().default(''),
  err: failure.optional(),
});

/** pino's own numbers. */
const warning = 40;
const fault = 50;

function beginning(level: number): string {
  if (level >= fault) return 'Error: ';
  return level >= warning ? 'Warning: ' : '';
}

function originOf(stack: string): string[] {
  const lines = stack.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at ')).map((line) => `    ${line}`);
}

/** One line of the JSON log for a person: the words, the facts behind them, and a fault's origin. */
export function plainLine(line: string): string {
  const { level, msg, err, time: _time, ...facts } = logged.parse(JSON.parse(line));
  const told = Object.entries(facts).map(([name, value]) => `${name} ${show(value)}`);
  const because = err === undefined || err.message === '' ? [] : [err.message];
  const behind = [...because, ...told].join(', ');
  const words = `${beginning(level)}${msg}${behind === '' ? '' : ` (${behind})`}`;
  const origin = level < fault ? [] : originOf(err?.stack ?? '');
  return `${[words, ...origin].join('\n')}\n`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
