import type { Target } from './support/question.js';

/** What should hold. The bench shows it and never fails by it: times depend on the machine. */
export const targets: readonly Target[] = [
  { says: 'sweep / bare driver, writes', of: 'sweep', over: 'bare driver, writes', atLeast: 0.75 },
];
