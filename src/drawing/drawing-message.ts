import type { DrawTask } from '../documents/draw-document.js';

/** What the thread that draws is asked. It answers in the order in which it was asked. */
export type DrawingRequest = { id: number; task: DrawTask };

export type DrawingAnswer =
  /** It has started, and takes requests. */
  | { kind: 'ready' }
  | { kind: 'drawn'; id: number; bytes: Uint8Array; unshown: string[] }
  /** This one cannot be drawn; the next may. */
  | { kind: 'failed'; id: number; error: Error };
