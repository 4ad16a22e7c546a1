import type { AnyBlock } from '@slack/types';
import type { ComponentChildren } from 'preact';
import type { PageContainer } from '../../server/page-api.js';
import { ConfirmDialog } from '../modals/confirm-dialog.js';
import { useTools } from '../workspace/context.js';
import { SurfaceContext } from './context.js';
import { useDispatch } from './use-dispatch.js';
import { useValues, type ValueStore } from './use-values.js';

type Props = { container: PageContainer; blocks: AnyBlock[]; children: ComponentChildren };

/** A message or the Home tab: blocks whose elements the app answers. */
export function Surface({ container, blocks, children }: Props) {
  const { directory } = useTools();
  const store = useValues(blocks, directory);
  return (
    <SurfaceFrame container={container} store={store} errors={{}}>
      {children}
    </SurfaceFrame>
  );
}

type FrameProps = {
  container: PageContainer;
  store: ValueStore;
  errors: Record<string, string>;
  children: ComponentChildren;
};

export function SurfaceFrame({ container, store, errors, children }: FrameProps) {
  const { dispatch, question, busy, failure } = useDispatch(container, store);
  return (
    <SurfaceContext.Provider value={{ container, store, dispatch, busy, errors }}>
      {failure !== null && (
        <p class="banner is-failure" role="alert">
          {failure}
        </p>
      )}
      {children}
      {question && <ConfirmDialog question={question} />}
    </SurfaceContext.Provider>
  );
}
