import { type FormEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Container, PageModal, StateValues } from '../../protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { askTheServer } from '../connection.ts';
import { collectState } from '../elements/element-state.ts';
import { SurfaceProvider } from '../surface.tsx';
import { withEmoji } from '../text/emoji.ts';
import { AppMark } from './avatar.tsx';
import { Dialog } from './dialog.tsx';

const modalContainer: Container = { kind: 'modal' };

interface ModalProps {
  readonly personId: string;
  readonly view: PageModal;
  readonly typed: StateValues;
  readonly onType: (typed: StateValues) => void;
}

/** The topmost view of the stack. What was typed into those below is kept by whoever shows this. */
export function Modal({ personId, view, typed, onType }: ModalProps): ReactNode {
  const [isSubmitting, setSubmitting] = useState(false);
  const errorsKey = Object.entries(view.errors).join('\n');
  const [trouble, setTrouble] = useState<string | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSubmitting) return;
    setSubmitting(true);
    setTrouble(null);
    const values = collectState(view.blocks, typed);
    const answer = await askTheServer(personId, { kind: 'submit', values });
    setSubmitting(false);
    if (!answer.ok) setTrouble(answer.trouble);
  };
  // Slack, too, takes one to the first field that it, or the app, objects to.
  useEffect(() => {
    if (errorsKey === '') return;
    const field = document.querySelector<HTMLElement>('.modal [data-invalid="true"] :is(input, textarea)');
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
  }, [errorsKey]);
  const close = useCallback((): void => {
    void askTheServer(personId, { kind: 'close' });
  }, [personId]);

  const problem = view.problem ?? trouble;
  return (
    <Dialog title={view.title} className="modal" onEscape={close}>
      <form noValidate onSubmit={submit}>
        <header className="dialog-head">
          <AppMark size={28} />
          <h2>{withEmoji(view.title)}</h2>
          <button type="button" className="dialog-close" aria-label="Close the dialog" onClick={close}>
            ×
          </button>
        </header>
        <div className="dialog-body">
          {problem && (
            <div className="trouble" role="alert">
              {problem}
            </div>
          )}
          <SurfaceProvider
            personId={personId}
            container={modalContainer}
            blocks={view.blocks}
            typed={typed}
            onType={onType}
            errors={view.errors}
          >
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button plain-style" onClick={close}>
            {withEmoji(view.close)}
          </button>
          {view.submit !== null && (
            <button type="submit" className="button primary" aria-busy={isSubmitting} disabled={isSubmitting}>
              {isSubmitting && <span className="spinner" aria-hidden="true" />}
              {withEmoji(view.submit)}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
