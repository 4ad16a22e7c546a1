/** Another value in place of one that is stored; `undefined` = the field is gone. */
export type Alteration = { path: string; altered: object };

function isParent(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** Another value of the same type, that is as likely as the one that is there. */
function another(value: unknown): unknown {
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value instanceof Date) return new Date(value.getTime() + 86_400_000);
  if (value === null) return 'another';
  if (typeof value !== 'string') throw new Error(`nothing is known of ${typeof value}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? '2026-02-03' : `${value}another`;
}

/** The value with one of its parts replaced, or taken out. */
function replaced(value: object, key: string, part: { value: unknown } | 'gone'): object {
  if (Array.isArray(value)) {
    const at = Number(key);
    return value.flatMap((item, index) =>
      index !== at ? [item] : part === 'gone' ? [] : [part.value],
    );
  }
  const entries = Object.entries(value).flatMap(([name, old]): [string, unknown][] => {
    if (name !== key) return [[name, old]];
    return part === 'gone' ? [] : [[name, part.value]];
  });
  return Object.fromEntries(entries);
}

/**
 * Every way to alter one field of a document, nested ones too: each value is another, each field
 * and each item of a list is gone, each item is there twice, and each object has a field more.
 * Whatever fields there are: one that is new is altered by itself.
 */
export function* alterationsOf(document: object, path = ''): Generator<Alteration> {
  for (const [key, value] of Object.entries(document)) {
    const here = path === '' ? key : `${path}.${key}`;
    yield { path: `${here} gone`, altered: replaced(document, key, 'gone') };
    if (Array.isArray(document)) {
      yield { path: `${here} twice`, altered: [...document, value] };
    }
    if (!isParent(value)) {
      yield { path: here, altered: replaced(document, key, { value: another(value) }) };
      continue;
    }
    for (const inner of alterationsOf(value, here)) {
      yield { ...inner, altered: replaced(document, key, { value: inner.altered }) };
    }
  }
  if (!Array.isArray(document)) {
    yield { path: `${path} more`, altered: { ...document, invented: 'invented' } };
  }
}

/**
 * Documents of one kind have the same fields: each way to alter one is tried on one of them.
 * @param kindOf what of a document decides how that field is looked at
 */
export function* distinctAlterations<Document extends object>(
  documents: readonly Document[],
  kindOf: (document: Document, path: string) => string,
): Generator<Alteration & { document: Document }> {
  const tried = new Set<string>();
  for (const document of documents) {
    for (const alteration of alterationsOf(document)) {
      const way = `${kindOf(document, alteration.path)} ${alteration.path.replace(/\.\d+/g, '')}`;
      if (tried.has(way)) continue;
      tried.add(way);
      yield { ...alteration, document };
    }
  }
}
