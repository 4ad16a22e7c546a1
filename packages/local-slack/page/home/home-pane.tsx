import { useMemo } from 'preact/hooks';
import type { PageContainer, PageState } from '../../server/page-api.js';
import { Blocks } from '../blocks/blocks.js';
import { Surface } from '../surface/surface.js';
import type { Workspace } from '../workspace/state.js';

type Props = { page: PageState; home: Workspace['home'] };

export function HomePane({ page, home }: Props) {
  return (
    <>
      <header class="pane-head">
        <h2>
          <bdi>{page.appName}</bdi>
        </h2>
        <p>Home</p>
      </header>
      <section class="home" aria-label="Home">
        <HomeContent home={home} appName={page.appName} />
      </section>
    </>
  );
}

function HomeContent({ home, appName }: { home: Workspace['home']; appName: string }) {
  const viewId = home?.viewId ?? '';
  const container = useMemo<PageContainer>(() => ({ kind: 'home', viewId }), [viewId]);
  if (!home) return <p class="quiet">Opening…</p>;
  if (!home.view) {
    return (
      <div class="empty">
        <h3>Nothing here yet</h3>
        <p>{appName} has not published its Home tab for you. It does so soon after you open it.</p>
      </div>
    );
  }
  return (
    <Surface container={container} blocks={home.view.blocks}>
      <Blocks blocks={home.view.blocks} />
    </Surface>
  );
}
