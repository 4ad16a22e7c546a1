/** What the thread that draws answers: it is handed one `DrawTask` after another. */
export type DrawingAnswer =
  /** It has started, and takes a task. */
  | { kind: 'ready' }
  | { kind: 'drawn'; bytes: Uint8Array; unshown: string[] }
  /** This one cannot be drawn; the next may. */
  | { kind: 'failed'; error: Error };
