import type { Button, ImageElement, Overflow, SectionBlockAccessory } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { Unsupported } from '../blocks/unsupported.tsx';
import { useSurface } from '../surface.tsx';
import { withEmoji } from '../text/emoji.ts';
import { OutsideLink } from '../text/mentions.tsx';
import { type AnyElement, actionIdOf, stateOf } from './element-state.ts';
import { Menu } from './menu.tsx';
import { isStateful, Stateful } from './stateful.tsx';

interface Props<Element> {
  readonly blockId: string;
  readonly element: Element;
}

function ButtonView({ blockId, element }: Props<Button>): ReactNode {
  const surface = useSurface();
  const actionId = actionIdOf(element);
  const isPending = surface.isPending(blockId, actionId);
  const value = element.value === undefined ? {} : { value: element.value };
  return (
    <>
      <button
        type="button"
        className={`button ${element.style ?? 'plain-style'}`}
        aria-label={element.accessibility_label}
        aria-busy={isPending}
        disabled={isPending}
        onClick={() =>
          surface.press({ blockId, actionId, pressed: { type: 'button', ...value }, confirm: element.confirm })
        }
      >
        {isPending && <span className="spinner" aria-hidden="true" />}
        {withEmoji(element.text.text)}
      </button>
      {element.url && <OutsideLink url={element.url}>open</OutsideLink>}
    </>
  );
}

function OverflowView({ blockId, element }: Props<Overflow>): ReactNode {
  const surface = useSurface();
  const actionId = actionIdOf(element);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: option.text.text,
    description: option.description?.text ?? null,
    act: () =>
      surface.press({
        blockId,
        actionId,
        pressed: { type: 'overflow', selected_option: option },
        confirm: element.confirm,
      }),
  }));
  return (
    <Menu
      label="More options"
      className="button plain-style overflow"
      items={items}
      disabled={surface.isPending(blockId, actionId)}
    >
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}

/** An image is named, not fetched: the page asks nothing of the outside. */
export function ImageView({ image, isSmall }: { image: Pick<ImageElement, 'alt_text'>; isSmall: boolean }): ReactNode {
  return (
    <span className={isSmall ? 'image image-small' : 'image'} role="img" aria-label={image.alt_text}>
      {isSmall ? '▧' : image.alt_text}
    </span>
  );
}

/** An element of an actions block or beside a section: acting on it tells the bot at once. */
export function ActingElement({ blockId, element }: Props<AnyElement | SectionBlockAccessory>): ReactNode {
  const surface = useSurface();
  const fieldId = useId();
  if (element.type === 'button') return <ButtonView blockId={blockId} element={element} />;
  if (element.type === 'overflow') return <OverflowView blockId={blockId} element={element} />;
  if (element.type === 'image') return <ImageView image={element} isSmall />;
  if (!isStateful(element)) return <Unsupported what={element.type} />;
  const state = stateOf(blockId, element, surface.typed);
  if (!state) return <Unsupported what={element.type} />;
  const actionId = actionIdOf(element);
  const confirm = 'confirm' in element ? element.confirm : undefined;
  return (
    <div className="acting-field">
      <Stateful
        element={element}
        blockId={blockId}
        state={state}
        fieldId={fieldId}
        label={('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose'}
        describedBy={undefined}
        isInvalid={false}
        disabled={surface.isPending(blockId, actionId)}
        onEnter={null}
        onChange={(pressed) => surface.press({ blockId, actionId, pressed, confirm })}
      />
    </div>
  );
}
