import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './project-folder.js';

const manifest = z.object({ version: z.string() });

/** Of `package.json`: `0.1.0`. */
export function programVersion(): string {
  const text = readFileSync(join(projectFolder(), 'package.json'), 'utf8');
  return manifest.parse(JSON.parse(text)).version;
}
