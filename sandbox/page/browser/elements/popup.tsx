import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

const gap = 4;
const tallest = 420;

function place(anchor: DOMRect, align: 'start' | 'end', minWidth: number): CSSProperties {
  const below = window.innerHeight - anchor.bottom - gap;
  const above = anchor.top - gap;
  const opensUp = below < Math.min(tallest, 200) && above > below;
  const width = Math.max(anchor.width, minWidth);
  const left = align === 'end' ? anchor.right - width : anchor.left;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
    width,
    maxHeight: Math.min(tallest, (opensUp ? above : below) - 8),
    ...(opensUp ? { bottom: window.innerHeight - anchor.top + gap } : { top: anchor.bottom + gap }),
  };
}

interface PopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly align?: 'start' | 'end';
  /** In pixels; the popup is at least as wide as its anchor. */
  readonly minWidth?: number;
  readonly children: ReactNode;
}

/** A layer beside its anchor, above everything, so that no scrolling box cuts it off. */
export function Popup({ anchor, align = 'start', minWidth = 0, children }: PopupProps): ReactNode {
  const [style, setStyle] = useState<CSSProperties>({ opacity: 0 });

  useLayoutEffect(() => {
    const follow = (): void => {
      if (anchor.current) setStyle(place(anchor.current.getBoundingClientRect(), align, minWidth));
    };
    follow();
    window.addEventListener('resize', follow);
    window.addEventListener('scroll', follow, true);
    return () => {
      window.removeEventListener('resize', follow);
      window.removeEventListener('scroll', follow, true);
    };
  }, [anchor, align, minWidth]);

  return createPortal(
    <div className="popup" style={style}>
      {children}
    </div>,
    document.body,
  );
}
