import { stringify } from 'yaml';
import { commands } from '../../commands/index.js';

/** The text of a file with everything between two of its lines replaced; both lines stay. */
function replaceBetween(text: string, from: string, to: string, replacement: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`no part between “${from}” and “${to}”`);
  return `${text.slice(0, start)}${from}${replacement}${text.slice(end)}`;
}

/** `manifest.yml` with the slash commands and global shortcuts of the list. */
export function manifestOf(text: string): string {
  const features = {
    slash_commands: commands.map(({ command, usage, does }) => ({
      command,
      description: does,
      usage_hint: usage === '' ? 'help' : `${usage} | help`,
      should_escape: false,
    })),
    shortcuts: commands.map(({ open, shortcut, does }) => ({
      name: open.title,
      type: 'global',
      callback_id: shortcut,
      description: does,
    })),
  };
  const lines = stringify(features, { lineWidth: 0 }).trimEnd().split('\n');
  const indented = lines.map((line) => `  ${line}\n`).join('');
  return replaceBetween(text, '    always_online: true\n', 'oauth_config:\n', indented);
}

/** `README.md` with the table of the list. */
export function readmeOf(text: string): string {
  const rows = commands.map(({ command, usage, does }) => {
    return `| \`${[command, usage].join(' ').trim()}\` | ${does} |\n`;
  });
  const head = '| command | does |\n| --- | --- |\n';
  return replaceBetween(text, head, '\nEvery form also opens', rows.join(''));
}
