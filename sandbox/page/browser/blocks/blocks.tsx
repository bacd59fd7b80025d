import type { AnyBlock, ContextBlock, ImageBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { ActingElement, ImageView } from '../elements/acting.tsx';
import { actionIdOf, blockIdOf, isDrawable } from '../elements/element-state.ts';
import { keyed } from '../keyed.ts';
import { useSurface } from '../surface.tsx';
import { PlainText, TextObjectView } from '../text/text.tsx';
import { InputBlockView } from './input-block.tsx';
import { RichText } from './rich-text.tsx';
import { Unsupported } from './unsupported.tsx';

function Section({ block }: { block: SectionBlock }): ReactNode {
  return (
    <div className="section">
      <div className="section-text">
        {block.text && <TextObjectView text={block.text} />}
        {block.fields && (
          <div className="fields">
            {keyed(block.fields).map(({ key, item }) => (
              <div key={key}>
                <TextObjectView text={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div className="accessory">
          <ActingElement blockId={blockIdOf(block)} element={block.accessory} />
        </div>
      )}
    </div>
  );
}

function Context({ block }: { block: ContextBlock }): ReactNode {
  return (
    <div className="context">
      {keyed(block.elements).map(({ key, item }) => (
        <div key={key} className="context-element">
          {item.type === 'image' ? <ImageView image={item} isSmall /> : <TextObjectView text={item} />}
        </div>
      ))}
    </div>
  );
}

function Image({ block }: { block: ImageBlock }): ReactNode {
  return (
    <figure>
      {block.title && (
        <figcaption>
          <PlainText text={block.title.text} emoji={block.title.emoji} />
        </figcaption>
      )}
      <ImageView image={block} isSmall={false} />
    </figure>
  );
}

function Known({ block }: { block: KnownBlock }): ReactNode {
  switch (block.type) {
    case 'header':
      return (
        <h3 className="header">
          <PlainText text={block.text.text} emoji={block.text.emoji} />
        </h3>
      );
    case 'section':
      return <Section block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'divider':
      return <hr />;
    case 'image':
      return <Image block={block} />;
    case 'alert':
      return (
        <div className={`alert alert-${block.level ?? 'default'}`} role="note">
          <TextObjectView text={block.text} />
        </div>
      );
    case 'actions':
      return (
        <div className="actions">
          {block.elements.map((element) => (
            <ActingElement key={actionIdOf(element)} blockId={blockIdOf(block)} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlockView block={block} />;
    default:
      return <Unsupported what={block.type} />;
  }
}

function BlockView({ block }: { block: AnyBlock }): ReactNode {
  const trouble = useSurface().troubleOf(blockIdOf(block));
  if (!isDrawable(block)) return <Unsupported what={block.type} />;
  return (
    <div className="block">
      <Known block={block} />
      {trouble && block.type !== 'input' && (
        <div className="trouble" role="alert">
          {trouble}
        </div>
      )}
    </div>
  );
}

/** Draws blocks; acting on them works inside a `SurfaceProvider`. */
export function Blocks({ blocks }: { blocks: readonly AnyBlock[] }): ReactNode {
  return (
    <div className="blocks">
      {keyed(blocks).map(({ key, item }) => (
        <BlockView key={item.block_id ?? key} block={item} />
      ))}
    </div>
  );
}
