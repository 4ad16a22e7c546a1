import 'vitest';

declare module 'vitest' {
  // Only an interface merges with vitest's own, hence the exception in biome.json.
  export interface ProvidedContext {
    mongoUri: string;
  }
}
