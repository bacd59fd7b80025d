import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Popup } from './popup.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly description?: string | null;
  /** Drawn instead of label and description. */
  readonly content?: ReactNode;
  /** For a menu that chooses one of its items. */
  readonly isChosen?: boolean;
  readonly act: () => void;
}

interface MenuProps {
  /** What the button says to screen readers. */
  readonly label: string;
  readonly className: string;
  readonly heading?: string;
  readonly items: readonly MenuItem[];
  readonly disabled?: boolean;
  readonly align?: 'start' | 'end';
  /** In pixels. */
  readonly minWidth?: number;
  readonly children: ReactNode;
}

/** A button that opens a menu. Arrow keys walk through it, Escape gives the focus back. */
export function Menu(props: MenuProps): ReactNode {
  const { label, className, heading, items, disabled = false, align = 'end', minWidth = 260, children } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Popup anchor={button} align={align} minWidth={minWidth}>
          <MenuList label={label} heading={heading} items={items} opener={button} close={close} />
        </Popup>
      )}
    </>
  );
}

interface MenuListProps {
  readonly label: string;
  readonly heading: string | undefined;
  readonly items: readonly MenuItem[];
  readonly opener: RefObject<HTMLElement | null>;
  readonly close: () => void;
}

function MenuList({ label, heading, items, opener, close }: MenuListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus(), []);

  useEffect(() => {
    const closeOutside = (event: MouseEvent): void => {
      const { target } = event;
      const isOwn = target instanceof Node && [list, opener].some(({ current }) => current?.contains(target));
      if (!isOwn) close();
    };
    document.addEventListener('mousedown', closeOutside);
    return () => document.removeEventListener('mousedown', closeOutside);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = entries.findIndex((entry) => entry.matches(':focus'));
    if (event.key === 'ArrowDown') entries[(at + 1) % entries.length]?.focus();
    else if (event.key === 'ArrowUp') entries.at(at - 1)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={list} className="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {heading && <div className="menu-heading">{heading}</div>}
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          {...(item.isChosen === undefined
            ? { role: 'menuitem' }
            : { role: 'menuitemradio', 'aria-checked': item.isChosen })}
          className="menu-item"
          onClick={() => {
            close();
            item.act();
          }}
        >
          {item.content ?? (
            <>
              <span>{item.label}</span>
              {item.description && <small>{item.description}</small>}
            </>
          )}
        </button>
      ))}
    </div>
  );
}
