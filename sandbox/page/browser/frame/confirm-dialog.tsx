import type { ConfirmationDialog } from '@slack/types';
import type { ReactNode } from 'react';
import { TextObjectView } from '../text/text.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  readonly dialog: ConfirmationDialog;
  readonly onConfirm: () => void;
  readonly onDeny: () => void;
}

/** Slack's "are you sure" before a block action. */
export function ConfirmDialog({ dialog, onConfirm, onDeny }: ConfirmDialogProps): ReactNode {
  const title = dialog.title?.text ?? 'Are you sure?';
  return (
    <Dialog title={title} className="confirm-dialog" onEscape={onDeny}>
      <header className="dialog-head">
        <h2>{title}</h2>
      </header>
      <div className="dialog-body">
        <TextObjectView text={dialog.text} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button plain-style" onClick={onDeny}>
          {dialog.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" className={`button ${dialog.style ?? 'primary'}`} onClick={onConfirm}>
          {dialog.confirm?.text ?? 'Yes'}
        </button>
      </footer>
    </Dialog>
  );
}
