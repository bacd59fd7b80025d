import type { ReactNode } from 'react';
import type { StatefulElement } from './element-state.ts';
import type { FieldProps } from './field.ts';
import { CheckboxField, DateField, RadioField, TimeField } from './pick-fields.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

interface StatefulProps extends FieldProps<StatefulElement> {
  readonly blockId: string;
  readonly onEnter: (() => void) | null;
}

/** The input for any element that holds a value. */
export function Stateful({ element, ...field }: StatefulProps): ReactNode {
  switch (element.type) {
    case 'plain_text_input':
    case 'url_text_input':
    case 'email_text_input':
    case 'number_input':
      return <TextField {...field} element={element} />;
    case 'datepicker':
      return <DateField {...field} element={element} />;
    case 'timepicker':
      return <TimeField {...field} element={element} />;
    case 'radio_buttons':
      return <RadioField {...field} element={element} />;
    case 'checkboxes':
      return <CheckboxField {...field} element={element} />;
    default:
      return <SelectField {...field} element={element} />;
  }
}

const statefulTypes: ReadonlySet<string> = new Set<StatefulElement['type']>([
  'channels_select',
  'checkboxes',
  'conversations_select',
  'datepicker',
  'email_text_input',
  'external_select',
  'multi_channels_select',
  'multi_conversations_select',
  'multi_external_select',
  'multi_static_select',
  'multi_users_select',
  'number_input',
  'plain_text_input',
  'radio_buttons',
  'static_select',
  'timepicker',
  'url_text_input',
  'users_select',
]);

export function isStateful(element: { readonly type: string }): element is StatefulElement {
  return statefulTypes.has(element.type);
}
