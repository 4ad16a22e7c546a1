import { useState } from 'preact/hooks';
import type { PageShortcut } from '../../server/page-api.js';
import { failureSentence } from '../client/failure.js';
import { MenuButton } from '../controls/menu-button.js';
import { useTools } from '../workspace/context.js';

export function ShortcutsMenu({ shortcuts }: { shortcuts: PageShortcut[] }) {
  const { client } = useTools();
  const [failure, setFailure] = useState<string | null>(null);
  if (shortcuts.length === 0) return null;

  const run = async (callbackId: string) => {
    setFailure(null);
    const reply = await client.shortcut({ callbackId });
    if (!reply.ok) setFailure(failureSentence(reply));
  };
  const items = shortcuts.map((shortcut) => ({
    key: shortcut.callbackId,
    text: shortcut.name,
    description: shortcut.description,
    onPick: () => run(shortcut.callbackId),
  }));
  return (
    <div class="shortcuts">
      <MenuButton label="Shortcuts" items={items}>
        <span aria-hidden="true">⚡</span> <span class="shortcuts-word">Shortcuts</span>
      </MenuButton>
      {failure !== null && (
        <p class="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
