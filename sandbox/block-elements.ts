import type { KnownBlock } from '@slack/types';
import type { BlockElement } from './checker/surfaces.ts';

/** An element and where it stands. */
export interface PlacedElement {
  readonly element: BlockElement;
  /** The block that Slack names in payloads. */
  readonly block: KnownBlock;
  /** JSON pointer from the list of blocks. */
  readonly pointer: string;
}

/** Every element of the blocks, in reading order. */
export function elementsOf(blocks: readonly KnownBlock[], base = '/blocks'): PlacedElement[] {
  return blocks.flatMap((block, index) => elementsOfBlock(block, `${base}/${index}`));
}

function elementsOfBlock(block: KnownBlock, pointer: string): PlacedElement[] {
  const list = (elements: readonly BlockElement[], name: string): PlacedElement[] =>
    elements.map((element, index) => ({ element, block, pointer: `${pointer}/${name}/${index}` }));
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return list(block.elements, 'elements');
    case 'input':
      return [{ element: block.element, block, pointer: `${pointer}/element` }];
    case 'section':
      return block.accessory ? [{ element: block.accessory, block, pointer: `${pointer}/accessory` }] : [];
    case 'card':
      return list(block.actions ?? [], 'actions');
    case 'carousel':
      return elementsOf(block.elements, `${pointer}/elements`);
    case 'container':
      return elementsOf(block.child_blocks, `${pointer}/child_blocks`);
    case 'alert':
    case 'context':
    case 'data_table':
    case 'divider':
    case 'file':
    case 'header':
    case 'image':
    case 'markdown':
    case 'plan':
    case 'rich_text':
    case 'table':
    case 'task_card':
    case 'video':
      return [];
  }
}

/** The id of an element in payloads; images have none. */
export const actionIdOf = (element: BlockElement): string | undefined =>
  element.type === 'image' ? undefined : element.action_id;

/** Gives every block and element the ids that Slack makes up where the app left them out. */
export function withIds(blocks: readonly KnownBlock[], nextId: () => string): KnownBlock[] {
  const copies = structuredClone([...blocks]);
  const name = (block: KnownBlock): void => {
    block.block_id ??= nextId();
    if (block.type === 'carousel') block.elements.forEach(name);
    if (block.type === 'container') block.child_blocks.forEach(name);
  };
  copies.forEach(name);
  for (const { element } of elementsOf(copies)) if (element.type !== 'image') element.action_id ??= nextId();
  return copies;
}
