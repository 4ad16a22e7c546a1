import { useEffect, useState } from 'preact/hooks';
import { createPageClient } from './client/page-client.js';
import { Splash } from './workspace/splash.js';
import { WorkspaceScreen } from './workspace/workspace-screen.js';

const RETRY_MS = 1500;

/** The acting user is kept in the address, so that two windows can act as two people. */
export function App() {
  const [user, setUser] = useState(new URLSearchParams(location.search).get('user') ?? '');
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (user !== '') return;
    createPageClient('')
      .state()
      .then((state) => setUser(state.me.id))
      .catch(() => setTimeout(() => setAttempt(attempt + 1), RETRY_MS));
  }, [user, attempt]);

  const switchUser = (next: string) => {
    history.replaceState(null, '', next === '' ? '/' : `?user=${encodeURIComponent(next)}`);
    setUser(next);
  };

  if (user === '') return <Splash />;
  return <WorkspaceScreen key={user} user={user} onSwitchUser={switchUser} />;
}
