import { postMessage } from './posts.js';
import type { World } from './world.js';

/** Posts what the seed begins with, as the app; for a workspace of which nothing was kept. */
export function postFirstMessages(world: World): void {
  for (const { channel, text, blocks } of world.seed.messages ?? []) {
    postMessage(world, { channel, text, blocks: structuredClone(blocks) });
  }
}
