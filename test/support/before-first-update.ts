/** A collection before whose first `updateOne` something else happens, as in another process. */
export function beforeFirstUpdate<Collection extends object>(
  collection: Collection,
  between: () => Promise<unknown>,
): Collection {
  let isFirst = true;
  return new Proxy(collection, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const apply = (...given: unknown[]) => Reflect.apply(value, target, given);
      if (name !== 'updateOne' || !isFirst) return apply;
      isFirst = false;
      return async (...given: unknown[]) => {
        await between();
        return apply(...given);
      };
    },
  });
}
