/**
 * The manifest for HTTP instead of Socket Mode: every address that Slack asks for, which is the same
 * one, stands where it belongs. Lines stay as they are otherwise, with their comments.
 * @param address such as `https://credit.club.example/slack/events`
 * @throws where the manifest has not the lines that it goes by
 */
export function overHttp(manifest: string, address: string): string {
  const found = { command: 0, interactivity: 0, events: 0, socket: 0 };
  const lines = manifest.split('\n').flatMap((line) => {
    const [indent = ''] = /^[ -]*/.exec(line) ?? [];
    const beside = ' '.repeat(indent.length);
    if (/^ *- command: /.test(line)) {
      found.command += 1;
      return [line, `${beside}url: ${address}`];
    }
    if (/^ {4}is_enabled: true$/.test(line)) {
      found.interactivity += 1;
      const keys = ['request_url', 'message_menu_options_url'];
      return [line, ...keys.map((key) => `${beside}${key}: ${address}`)];
    }
    if (/^ {2}event_subscriptions:$/.test(line)) {
      found.events += 1;
      return [line, `${beside}  request_url: ${address}`];
    }
    if (/^ {2}socket_mode_enabled: true$/.test(line)) {
      found.socket += 1;
      return [line.replace('true', 'false')];
    }
    return [line];
  });
  const { command, interactivity, events, socket } = found;
  if (command === 0 || interactivity !== 1 || events !== 1 || socket !== 1) {
    throw new Error('manifest.yml has not the form that this goes by');
  }
  return lines.join('\n');
}
