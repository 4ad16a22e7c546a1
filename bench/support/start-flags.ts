import { readFileSync } from 'node:fs';

/** How `npm start` has Node run the app, so that a process that is measured is run the same way. */
export function startFlags(): string[] {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const flags = /node ((?:--\S+ )+)dist\/src\/main\.js/.exec(manifest)?.[1];
  if (flags === undefined) throw new Error('npm start runs the app in another way');
  return flags.trim().split(' ');
}
