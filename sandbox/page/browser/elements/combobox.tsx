import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Choice, ChoiceGroup } from './choices.ts';
import { Listbox, optionId } from './listbox.tsx';
import { Popup } from './popup.tsx';

export interface ComboboxProps {
  readonly id: string;
  /** For a combobox that no `<label>` names. */
  readonly label: string | null;
  readonly groups: readonly ChoiceGroup[];
  readonly selected: readonly Choice[];
  readonly isMultiple: boolean;
  /** Most choices at a time. */
  readonly most: number;
  readonly placeholder: string;
  /** What the list says when it has nothing to offer. */
  readonly emptySentence: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly disabled: boolean;
  readonly focusFirst: boolean;
  readonly query: string;
  readonly onOpen: () => void;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (choices: readonly Choice[]) => void;
}

/** A select with type-ahead, for one or several choices. */
export function Combobox(props: ComboboxProps): ReactNode {
  const { id, groups, selected, isMultiple, most, query } = props;
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const offered = groups.flatMap(({ choices }) => choices);
  const single = isMultiple ? undefined : selected[0];

  const open = (): void => {
    if (props.disabled || isOpen) return;
    setOpen(true);
    props.onOpen();
    setActive(
      Math.max(
        0,
        offered.findIndex(({ value }) => value === single?.value),
      ),
    );
  };
  const close = (): void => {
    setOpen(false);
    props.onQuery('');
  };
  const ask = (text: string): void => {
    setOpen(true);
    props.onOpen();
    setActive(0);
    props.onQuery(text);
  };
  const choose = (choice: Choice): void => {
    if (!isMultiple) {
      props.onChoose([choice]);
      close();
      return;
    }
    const isChosen = selected.some(({ value }) => value === choice.value);
    if (isChosen) props.onChoose(selected.filter(({ value }) => value !== choice.value));
    else if (selected.length < most) props.onChoose([...selected, choice]);
    props.onQuery('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const current = offered[active];
    if (event.key === 'ArrowDown' && !isOpen) open();
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, offered.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && isOpen && current) choose(current);
    else if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Backspace' && query === '' && selected.length > 0) props.onChoose(selected.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={box} className="combobox" data-invalid={props.isInvalid} data-open={isOpen}>
      {isMultiple &&
        selected.map((choice) => (
          <span key={choice.value} className="chip">
            {choice.label}
            <button
              type="button"
              aria-label={`Remove ${choice.label}`}
              onClick={() => props.onChoose(selected.filter(({ value }) => value !== choice.value))}
            >
              ×
            </button>
          </span>
        ))}
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={props.label ?? undefined}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && offered[active] ? optionId(listId, active) : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid}
        data-focus-first={props.focusFirst}
        disabled={props.disabled}
        placeholder={single?.label ?? (selected.length > 0 ? '' : props.placeholder)}
        data-has-value={single !== undefined}
        value={isOpen ? query : (single?.label ?? '')}
        onChange={(event) => ask(event.target.value)}
        onClick={open}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {single && !props.disabled ? (
        <button
          type="button"
          className="combobox-clear"
          aria-label={`Clear ${single.label}`}
          onClick={() => props.onChoose([])}
        >
          ×
        </button>
      ) : (
        <span className="combobox-arrow" aria-hidden="true" />
      )}
      {isOpen && (
        <Popup anchor={box} minWidth={220}>
          <Listbox
            id={listId}
            groups={groups}
            selected={selected}
            active={active}
            emptySentence={props.emptySentence}
            onPoint={setActive}
            onChoose={choose}
          />
        </Popup>
      )}
    </div>
  );
}
