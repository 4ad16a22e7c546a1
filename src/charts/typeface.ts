import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { fontFiles } from '../documents/typeface.js';

const find = createRequire(import.meta.url).resolve;

/** The font of the charts, with the one for Arabic where it lacks a letter. */
export const family = 'Chart, Chart Arabic';

let isRegistered = false;

/** Makes the letters of the documents known; nothing of the machine's own fonts is used. */
export function registerFonts(): void {
  if (isRegistered) return;
  GlobalFonts.registerFromPath(find(fontFiles.plain), 'Chart');
  GlobalFonts.registerFromPath(find(fontFiles.strong), 'Chart');
  GlobalFonts.registerFromPath(find(fontFiles.arabic), 'Chart Arabic');
  isRegistered = true;
}
