import type { PageState } from '../../server/page-api.js';
import type { Fold } from './use-fold.js';
import { nameOf } from './user-switch.js';

type Props = { page: PageState; hasNews: boolean; fold: Fold };

/** Above everything on a phone: where one is, as whom, and what leads elsewhere. */
export function TopBar({ page, hasNews, fold }: Props) {
  return (
    <header class="top-bar" inert={fold.isOpen}>
      <button
        type="button"
        ref={fold.opener}
        class="fold"
        aria-expanded={fold.isOpen}
        aria-controls="places"
        onClick={fold.open}
      >
        <span aria-hidden="true">☰</span> Menu
        {hasNews && <span class="unread-mark">new</span>}
      </button>
      <h1>
        <bdi>{page.teamName}</bdi>
        <small>
          as <bdi>{nameOf(page.me)}</bdi>
        </small>
      </h1>
    </header>
  );
}
