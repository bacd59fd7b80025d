import type { Checkboxes, Datepicker, RadioButtons, Timepicker } from '@slack/types';
import type { ReactNode } from 'react';
import type { PageOption } from '../../protocol.ts';
import { TextObjectView } from '../text/text.tsx';
import type { FieldProps } from './field.ts';

export function DateField({ element, state, onChange, ...field }: FieldProps<Datepicker>): ReactNode {
  return (
    <input
      id={field.fieldId}
      type="date"
      className="short-field"
      value={state.type === 'datepicker' ? (state.selected_date ?? '') : ''}
      disabled={field.disabled}
      aria-label={field.label ?? element.placeholder?.text}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      onChange={(event) => onChange({ type: 'datepicker', selected_date: event.target.value || null })}
    />
  );
}

export function TimeField({ element, state, onChange, ...field }: FieldProps<Timepicker>): ReactNode {
  const zone = element.timezone === undefined ? {} : { timezone: element.timezone };
  return (
    <input
      id={field.fieldId}
      type="time"
      className="short-field"
      value={state.type === 'timepicker' ? (state.selected_time ?? '') : ''}
      disabled={field.disabled}
      aria-label={field.label ?? element.placeholder?.text}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      onChange={(event) => onChange({ type: 'timepicker', selected_time: event.target.value || null, ...zone })}
    />
  );
}

interface TickProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly option: PageOption;
  readonly isTicked: boolean;
  readonly disabled: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

function Tick({ type, name, option, isTicked, disabled, onTick }: TickProps): ReactNode {
  return (
    <label className="tick">
      <input
        type={type}
        name={name}
        checked={isTicked}
        disabled={disabled}
        onChange={(event) => onTick(event.target.checked)}
      />
      <span className="tick-text">
        <TextObjectView text={option.text} />
        {option.description && <small>{option.description.text}</small>}
      </span>
    </label>
  );
}

export function RadioField({ element, state, onChange, ...field }: FieldProps<RadioButtons>): ReactNode {
  const selected = state.type === 'radio_buttons' ? state.selected_option : null;
  return (
    <div
      role="radiogroup"
      className="ticks"
      aria-labelledby={`${field.fieldId}-label`}
      aria-describedby={field.describedBy}
    >
      {element.options.map((option) => (
        <Tick
          key={option.value}
          type="radio"
          name={field.fieldId}
          option={option}
          isTicked={selected?.value === option.value}
          disabled={field.disabled}
          onTick={() => onChange({ type: 'radio_buttons', selected_option: option })}
        />
      ))}
    </div>
  );
}

export function CheckboxField({ element, state, onChange, ...field }: FieldProps<Checkboxes>): ReactNode {
  const selected = state.type === 'checkboxes' ? state.selected_options : [];
  const tick = (option: PageOption, isTicked: boolean): void => {
    const others = selected.filter(({ value }) => value !== option.value);
    onChange({ type: 'checkboxes', selected_options: isTicked ? [...others, option] : others });
  };
  return (
    <fieldset className="ticks" aria-labelledby={`${field.fieldId}-label`} aria-describedby={field.describedBy}>
      {element.options.map((option) => (
        <Tick
          key={option.value}
          type="checkbox"
          name={field.fieldId}
          option={option}
          isTicked={selected.some(({ value }) => value === option.value)}
          disabled={field.disabled}
          onTick={(isTicked) => tick(option, isTicked)}
        />
      ))}
    </fieldset>
  );
}
