import { useId, useLayoutEffect, useMemo } from 'preact/hooks';
import type { PageContainer, PageModal } from '../../server/page-api.js';
import { Blocks } from '../blocks/blocks.js';
import { failureSentence } from '../client/failure.js';
import { SurfaceFrame } from '../surface/surface.js';
import { useValues, type ValueStore } from '../surface/use-values.js';
import { ConnectionBanner } from '../workspace/connection-banner.js';
import { useTools } from '../workspace/context.js';
import { focusFirstError, keepFocusInside, returnFocusToSubmit } from './focus.js';
import { ModalFoot } from './modal-foot.js';
import { ModalHead } from './modal-head.js';
import { useModalDialog } from './use-modal-dialog.js';
import { useSubmit } from './use-submit.js';

type Props = {
  modal: PageModal;
  appName: string;
  isCovered: boolean;
  below: string | null;
  /** The connection is gone: said in the form as well, since it covers the page. */
  lost: string | null;
};

export function ModalDialog({ modal, appName, isCovered, below, lost }: Props) {
  const { client, directory } = useTools();
  const { view, viewId } = modal;
  const titleId = useId();
  const container = useMemo<PageContainer>(() => ({ kind: 'modal', viewId }), [viewId]);
  const store = useValues(view.blocks, directory);
  const { errors, failure, answers, isBusy, submit, mend, fail } = useSubmit(modal, store);
  const mending: ValueStore = {
    ...store,
    put: (blockId, actionId, held) => {
      store.put(blockId, actionId, held);
      mend(blockId);
    },
  };

  const close = async (clear: boolean) => {
    const reply = await client.close({ viewId, clear });
    if (!reply.ok) fail(failureSentence(reply));
  };
  const { dialog, onKeyDown, onCancel } = useModalDialog(() => close(false));

  useLayoutEffect(() => focusFirstError(dialog.current), [answers]);
  useLayoutEffect(() => {
    if (!isCovered) keepFocusInside(dialog.current);
  }, [modal.hash, isCovered]);
  useLayoutEffect(() => {
    if (!isBusy && !isCovered) returnFocusToSubmit(dialog.current);
  }, [isBusy]);

  return (
    <dialog
      ref={dialog}
      class={isCovered ? 'dialog is-covered' : 'dialog'}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
      onCancel={onCancel}
    >
      <form
        class="dialog-form"
        noValidate
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault();
          if (view.submit) submit();
        }}
      >
        <ModalHead
          titleId={titleId}
          title={view.title.text}
          appName={appName}
          below={below}
          onClose={close}
        />
        <div class="dialog-body">
          <ConnectionBanner sentence={lost} />
          {failure !== null && (
            <p class="banner is-failure" role="alert">
              {failure}
            </p>
          )}
          <SurfaceFrame container={container} store={mending} errors={errors}>
            <Blocks blocks={view.blocks} />
          </SurfaceFrame>
        </div>
        <ModalFoot view={view} isBusy={isBusy} onClose={() => close(false)} />
      </form>
    </dialog>
  );
}
