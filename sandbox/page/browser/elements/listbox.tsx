import { type ReactNode, useEffect } from 'react';
import type { Choice, ChoiceGroup } from './choices.ts';

/** Id of the option at a place in the list. */
export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

interface ListboxProps {
  readonly id: string;
  readonly groups: readonly ChoiceGroup[];
  readonly selected: readonly Choice[];
  readonly active: number;
  readonly emptySentence: string;
  readonly onPoint: (place: number) => void;
  readonly onChoose: (choice: Choice) => void;
}

/** The offered choices; the focus stays in the combobox, so options are pressed on mouse down. */
export function Listbox(props: ListboxProps): ReactNode {
  const { id, groups, selected, active } = props;
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  const isEmpty = groups.every(({ choices }) => choices.length === 0);
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, { choices }) => sum + choices.length, 0));
  return (
    <div id={id} role="listbox" className="listbox" onMouseDown={(event) => event.preventDefault()} tabIndex={-1}>
      {isEmpty && <div className="listbox-empty">{props.emptySentence}</div>}
      {groups.map((group, index) => (
        <div key={group.label ?? ''}>
          {group.label && <div className="listbox-group">{group.label}</div>}
          {group.choices.map((choice, offset) => {
            const place = (starts[index] ?? 0) + offset;
            return (
              <div
                key={choice.value}
                id={optionId(id, place)}
                role="option"
                tabIndex={-1}
                aria-selected={selected.some(({ value }) => value === choice.value)}
                data-active={place === active}
                onMouseMove={() => props.onPoint(place)}
                onMouseDown={() => props.onChoose(choice)}
              >
                <span>{choice.label}</span>
                {choice.description && <small>{choice.description}</small>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
