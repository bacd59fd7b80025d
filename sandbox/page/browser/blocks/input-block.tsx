import type { InputBlock } from '@slack/types';
import { type ReactNode, useId } from 'react';
import type { ElementState } from '../../protocol.ts';
import { actionIdOf, blockIdOf, stateOf } from '../elements/element-state.ts';
import { isStateful, Stateful } from '../elements/stateful.tsx';
import { useSurface } from '../surface.tsx';
import { withEmoji } from '../text/emoji.ts';
import { Unsupported } from './unsupported.tsx';

type Trigger = 'on_enter_pressed' | 'on_character_entered';

/** When a text input tells the bot what was typed; Slack's default is at Enter. */
function triggersOf(block: InputBlock): readonly Trigger[] {
  if (!block.dispatch_action) return [];
  const config = 'dispatch_action_config' in block.element ? block.element.dispatch_action_config : undefined;
  return config?.trigger_actions_on ?? ['on_enter_pressed'];
}

/** A labelled input with its hint, its error and, when asked for, its own block action. */
export function InputBlockView({ block }: { block: InputBlock }): ReactNode {
  const surface = useSurface();
  const fieldId = useId();
  const { element } = block;
  const blockId = blockIdOf(block);
  if (!isStateful(element)) return <Unsupported what={element.type} />;
  const state = stateOf(blockId, element, surface.typed);
  if (!state) return <Unsupported what={element.type} />;

  const actionId = actionIdOf(element);
  const error = surface.errors[blockId] ?? surface.troubleOf(blockId);
  const describedBy = [block.hint && `${fieldId}-hint`, error && `${fieldId}-error`].filter(Boolean).join(' ');
  const triggers = triggersOf(block);
  const isText = 'value' in state;
  const press = (pressed: ElementState): void => surface.press({ blockId, actionId, pressed, confirm: undefined });
  const change = (next: ElementState): void => {
    const tellsNow = isText ? triggers.includes('on_character_entered') : block.dispatch_action === true;
    if (tellsNow) press(next);
    else surface.change(blockId, actionId, next);
  };
  const isGroup = element.type === 'radio_buttons' || element.type === 'checkboxes';
  const Label = isGroup ? 'div' : 'label';
  return (
    <div className="input-block" data-invalid={Boolean(error)}>
      <Label id={`${fieldId}-label`} className="label" {...(isGroup ? {} : { htmlFor: fieldId })}>
        {withEmoji(block.label.text)}
        {block.optional && <span className="optional"> (optional)</span>}
      </Label>
      <Stateful
        element={element}
        blockId={blockId}
        state={state}
        fieldId={fieldId}
        label={null}
        describedBy={describedBy || undefined}
        isInvalid={Boolean(error)}
        disabled={false}
        onEnter={isText && triggers.includes('on_enter_pressed') ? () => press(state) : null}
        onChange={change}
      />
      {error && (
        <div id={`${fieldId}-error`} className="field-error" role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div id={`${fieldId}-hint`} className="hint">
          {withEmoji(block.hint.text)}
        </div>
      )}
    </div>
  );
}
