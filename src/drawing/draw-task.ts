import type { Pdf } from '../documents/credit-note-pdf.js';
import type { DocumentTask } from '../documents/draw-document.js';
import type { ChartPicture } from '../domain/reports/chart-picture.js';

/** What is to be drawn: plain facts, which can be handed to another thread. */
export type DrawTask = DocumentTask | { kind: 'chart'; picture: ChartPicture };

/** A PDF, or a chart as PNG, in which nothing is unshown: it says itself what no font has. */
export type Drawn = Pdf;

/** Who waits for it: what a person looks out for comes before the files of mails. */
export type WaitsForIt = 'person' | 'mail';

export type Draw = (task: DrawTask, waits: WaitsForIt) => Promise<Drawn>;
