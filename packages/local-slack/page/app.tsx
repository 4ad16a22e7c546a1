import { useEffect, useState } from 'preact/hooks';
import { createPageClient } from './client/page-client.js';
import { Splash } from './workspace/splash.js';
import { WorkspaceScreen } from './workspace/workspace-screen.js';

const RETRY_MS = 1500;

/** The acting user is kept in the address, so that two windows can act as two people. */
export function App() {
  const [user, setUser] = useState(new URLSearchParams(location.search).get('user') ?? '');
  const [attempt, setAttempt] = useState(0);
  const [isRefused, setRefused] = useState(false);

  useEffect(() => {
    if (user !== '') return;
    let retry: number | undefined;
    createPageClient('')
      .state()
      .then((state) => setUser(state.me.id))
      .catch((failure: Error) => {
        if (failure.message === 'no_key') location.reload();
        // A refusal is an answer that stays the same; everything else may pass.
        setRefused(/^(user_not_found|invalid_request)$/.test(failure.message));
        retry = window.setTimeout(() => setAttempt(attempt + 1), RETRY_MS);
      });
    return () => window.clearTimeout(retry);
  }, [user, attempt]);

  const switchUser = (next: string) => {
    history.replaceState(null, '', next === '' ? '/' : `?user=${encodeURIComponent(next)}`);
    setUser(next);
  };

  if (user === '') return <Splash isRefused={isRefused} />;
  return <WorkspaceScreen key={user} user={user} onSwitchUser={switchUser} />;
}
