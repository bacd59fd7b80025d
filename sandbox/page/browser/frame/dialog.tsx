import { type ReactNode, useEffect, useRef } from 'react';

const focusable = 'input:not(:disabled), textarea:not(:disabled), select, button:not(:disabled), [href]';

/** A confirm dialog stands inside the modal that asked for it, so the last dialog in the document is the top one. */
function isTopmost(panel: HTMLElement): boolean {
  return [...document.querySelectorAll('.dialog')].at(-1) === panel;
}

interface DialogProps {
  readonly title: string;
  readonly className?: string;
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

/** A dialog above the page: Escape leaves it, Tab stays inside it, the focus starts at its first field. */
export function Dialog({ title, className = '', onEscape, children }: DialogProps): ReactNode {
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  useEffect(() => {
    const inside = panel.current;
    if (inside && !inside.contains(document.activeElement)) {
      const wanted = inside.querySelector<HTMLElement>('[data-focus-first="true"]');
      const first = wanted ?? inside.querySelector<HTMLElement>('.dialog-body :is(input, textarea)');
      (first ?? inside).focus();
    }
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!panel.current || !isTopmost(panel.current)) return;
      if (event.key === 'Escape') onEscape();
      if (event.key !== 'Tab') return;
      const stops = [...panel.current.querySelectorAll<HTMLElement>(focusable)];
      const edge = event.shiftKey ? stops[0] : stops.at(-1);
      const isOutside = !panel.current.contains(document.activeElement);
      if (document.activeElement !== edge && !isOutside) return;
      event.preventDefault();
      (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onEscape]);

  return (
    <div className="backdrop">
      <div
        ref={panel}
        className={`dialog ${className}`}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
      >
        {children}
      </div>
    </div>
  );
}
