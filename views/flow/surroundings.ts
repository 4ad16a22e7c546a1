import type { Desk } from '../../src/services/desk.js';
import type { Edge } from '../../src/slack/edge.js';

/** What every command and view is made with. */
export type Surroundings = { desk: Desk; edge: Edge };
