/** What the log keeps of an error: enough to find it, and nothing of what it was working on. */
export type ErrorFacts = {
  type: string;
  /** A number of MongoDB, a name of the system, what Slack refused with. */
  code?: string | number;
  message: string;
  /** Where it was thrown, without its message. */
  stack: string;
  cause?: ErrorFacts;
};

/** Their words repeat the documents, queries or texts that they were given. */
const repeatingNames =
  /^(?:Mongo|Mongoose|BSON|Bulk|Write|Validat|Cast|Version|Document|Zod|Syntax|Range)/;
const longestMessage = 500;
const mostFrames = 20;
const mostCauses = 3;

/** Up to where a value would begin: `dup key: { number: "INV-1" }` is left out. */
function withoutValues(message: string): string {
  const start = message.search(/[{["'`“‘]/);
  return start < 0 ? message : `${message.slice(0, start).trimEnd()} …`;
}

function messageOf({ name, message }: Error): string {
  const said = repeatingNames.test(name) ? withoutValues(message) : message;
  return said.slice(0, longestMessage);
}

function framesOf({ stack = '' }: Error): string {
  const lines = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return lines.slice(0, mostFrames).join('\n');
}

function codeOf(error: Error): string | number | undefined {
  const { code, data } = { code: undefined, data: undefined, ...error };
  // Slack's client keeps the answer in `data`.
  const refused = readField(data, 'error');
  const known = typeof refused === 'string' ? refused : code;
  return typeof known === 'string' || typeof known === 'number' ? known : undefined;
}

function readField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}

/** The one serializer of errors: no property of an error reaches the log but these. */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const code = codeOf(error);
  const { cause } = error;
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: messageOf(error),
    stack: framesOf(error),
    ...(cause === undefined || depth >= mostCauses ? {} : { cause: errorFacts(cause, depth + 1) }),
  };
}
