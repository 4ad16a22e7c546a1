/** What a stored value has to be; `nullOr` may be left out too, `each` is for the items of a list. */
export type Shape =
  | 'text'
  | 'amount'
  | 'time'
  | 'anything'
  | { nullOr: Shape }
  | { each: Shape }
  | { fields: Readonly<Record<string, Shape>>; isClosed: boolean };

/** Where a value is not of its shape; `stored` in plain words. */
export type WrongPart = { path: string; stored: string };

type Parts = Readonly<Record<string, unknown>>;

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}

function isPlain(value: unknown, shape: 'text' | 'amount' | 'time'): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'amount':
      return typeof value === 'bigint';
    case 'time':
      return value instanceof Date;
    default:
      return shape satisfies never;
  }
}

function firstOf(found: Iterable<WrongPart | null>): WrongPart | null {
  for (const one of found) if (one !== null) return one;
  return null;
}

function wrongField(
  value: Parts,
  { fields, isClosed }: Extract<Shape, { fields: unknown }>,
  path: string,
): WrongPart | null {
  const under = (field: string) => (path === '' ? field : `${path}.${field}`);
  const known = Object.entries(fields).map(([field, shape]) => {
    return wrongPart(value[field], shape, under(field));
  });
  const more = isClosed ? Object.keys(value).find((field) => !Object.hasOwn(fields, field)) : null;
  return firstOf([...known, more ? { path: under(more), stored: 'a field more' } : null]);
}

/** The first part of a value that is not of its shape; null where all is. */
export function wrongPart(value: unknown, shape: Shape, path = ''): WrongPart | null {
  const wrong = { path, stored: value === undefined ? 'nothing' : 'something else' };
  if (shape === 'anything') return null;
  if (typeof shape === 'string') return isPlain(value, shape) ? null : wrong;
  if ('nullOr' in shape) {
    return value === null || value === undefined ? null : wrongPart(value, shape.nullOr, path);
  }
  if ('fields' in shape) return isParts(value) ? wrongField(value, shape, path) : wrong;
  if (!Array.isArray(value)) return wrong;
  return firstOf(value.map((item, index) => wrongPart(item, shape.each, `${path}.${index + 1}`)));
}
