import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import type { Run } from './visual-runs.js';

export type Weight = 'plain' | 'strong';

/** Names under which a document knows its fonts. */
export type Face = Weight | 'arabic';

const find = createRequire(import.meta.url).resolve;

/** The packages' files in which the letters are. */
export const fontFiles = {
  plain: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  strong: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  arabic: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
} as const;

/**
 * Read once: reading the tables anew for each document took most of its time. A font remembers for
 * which letters it gave a glyph first, so it measures in one copy and draws in another.
 */
type FontFile = { measured: Font; drawn: Font; characters: ReadonlySet<number> };

function open(bytes: Buffer, file: string): Font {
  const font = create(bytes);
  if (!('characterSet' in font)) throw new Error(`${file} holds several fonts`);
  return font;
}

function read(file: string): FontFile {
  const bytes = readFileSync(find(file));
  const measured = open(bytes, file);
  const characters = new Set(measured.characterSet);
  return { measured, drawn: open(bytes, file), characters };
}

let known: ReturnType<typeof readAll> | undefined;

function readAll() {
  return {
    plain: read(fontFiles.plain),
    strong: read(fontFiles.strong),
    arabic: read(fontFiles.arabic),
  };
}

/** The font files, read at the first document. */
export function typefaces() {
  known ??= readAll();
  return known;
}

/** The fonts to draw one document with. What was drawn before is forgotten, and changes no byte of it. */
export function fontsToDraw(): (readonly [Face, Font])[] {
  const { plain, strong, arabic } = typefaces();
  for (const { drawn } of [plain, strong, arabic]) {
    if (!('_glyphs' in drawn)) throw new Error('fontkit keeps its glyphs elsewhere now');
    drawn._glyphs = {};
  }
  return [
    ['plain', plain.drawn],
    ['strong', strong.drawn],
    ['arabic', arabic.drawn],
  ];
}

function has({ characters }: { characters: ReadonlySet<number> }, character: string): boolean {
  return characters.has(character.codePointAt(0) ?? 0);
}

function hasInBothWeights(character: string): boolean {
  const { plain, strong } = typefaces();
  return has(plain, character) && has(strong, character);
}

/**
 * Words of Arabic stand in the font for Arabic only where the usual one lacks a letter, as in Urdu:
 * it draws letters and dots apart, and who copies the text gets some letters with other dots.
 */
export function faceFor({ text, alphabet }: Run, weight: Weight): Face {
  if (alphabet === 'other') return weight;
  return [...text].every(hasInBothWeights) ? weight : 'arabic';
}

/** Whether some font has this character. */
export function hasGlyph(character: string): boolean {
  if (hasInBothWeights(character)) return true;
  return /\p{Script=Arabic}/u.test(character) && has(typefaces().arabic, character);
}
