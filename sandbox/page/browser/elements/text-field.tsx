import type { KeyboardEvent, ReactNode } from 'react';
import type { TextInput } from './element-state.ts';
import type { FieldProps } from './field.ts';

const inputTypes = {
  plain_text_input: 'text',
  url_text_input: 'url',
  email_text_input: 'email',
  number_input: 'text',
} as const;

const lettersLeftShownFrom = 0.8;

function LettersLeft({ length, most }: { length: number; most: number }): ReactNode {
  if (length < most * lettersLeftShownFrom) return null;
  return <span className="letters-left">{most - length}</span>;
}

interface TextFieldProps extends FieldProps<TextInput> {
  /** Called at Enter when the element dispatches its actions then; null when it does not. */
  readonly onEnter: (() => void) | null;
}

/** A text, link, e-mail or number input; `max_length` counts code points, as Slack does. */
export function TextField({ element, state, onChange, onEnter, ...field }: TextFieldProps): ReactNode {
  const value = 'value' in state ? (state.value ?? '') : '';
  const most = element.type === 'plain_text_input' ? (element.max_length ?? 3000) : 3000;
  const isMultiline = element.type === 'plain_text_input' && element.multiline === true;
  const type = (text: string): void => {
    const kept = [...text].slice(0, most).join('');
    onChange({ type: element.type, value: kept === '' ? null : kept });
  };
  const common = {
    id: field.fieldId,
    value,
    placeholder: element.placeholder?.text,
    'data-focus-first': element.focus_on_load ?? false,
    disabled: field.disabled,
    dir: 'auto',
    'aria-label': field.label ?? undefined,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.isInvalid,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || !onEnter) return;
      event.preventDefault();
      onEnter();
    },
  };
  return (
    <div className="text-field">
      {isMultiline ? (
        <textarea {...common} rows={4} onChange={(event) => type(event.target.value)} />
      ) : (
        <input
          {...common}
          type={inputTypes[element.type]}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
      )}
      <LettersLeft length={[...value].length} most={most} />
    </div>
  );
}
