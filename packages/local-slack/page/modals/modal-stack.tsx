import type { PageModal } from '../../server/page-api.js';
import { ModalDialog } from './modal-dialog.js';

type Props = { stack: PageModal[]; appName: string; lost: string | null };

/** All open modals stay alive, so that what was typed below is still there; the top one shows. */
export function ModalStack({ stack, appName, lost }: Props) {
  return (
    <>
      {stack.map((modal, index) => (
        <ModalDialog
          key={modal.viewId}
          modal={modal}
          appName={appName}
          lost={lost}
          isCovered={index < stack.length - 1}
          below={stack[index - 1]?.view.title.text ?? null}
        />
      ))}
    </>
  );
}
