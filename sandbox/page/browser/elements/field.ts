import type { ElementState } from '../../protocol.ts';

/** What every input gets: its element, what it holds, and how it is tied to its label, hint and error. */
export interface FieldProps<Element> {
  readonly element: Element;
  readonly state: ElementState;
  readonly onChange: (state: ElementState) => void;
  readonly fieldId: string;
  /** For an element that no `<label>` names. */
  readonly label: string | null;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly disabled: boolean;
}
