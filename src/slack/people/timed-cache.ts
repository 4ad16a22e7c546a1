/**
 * Keeps what was looked up for `keepMs`. People who ask at the same moment share one look-up; a
 * failed one is not kept. `fresh`: it is looked up again, whatever is kept.
 */
export function createTimedCache<Value>(options: {
  keepMs: number;
  now: () => number;
  lookUp: (key: string) => Promise<Value>;
}): (key: string, fresh?: boolean) => Promise<Value> {
  const { keepMs, now, lookUp } = options;
  const kept = new Map<string, { value: Promise<Value>; until: number }>();
  return (key, fresh = false) => {
    const known = kept.get(key);
    if (!fresh && known !== undefined && known.until > now()) return known.value;
    const value = lookUp(key);
    kept.set(key, { value, until: now() + keepMs });
    value.catch(() => {
      if (kept.get(key)?.value === value) kept.delete(key);
    });
    return value;
  };
}
