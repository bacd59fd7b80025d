import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { actionIdOf, elementsOf, type PlacedElement } from '../block-elements.ts';
import { blockSchemas } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { type Problem, refused } from './problem.ts';
import { blockSurfaces, elementSurfaces, type Surface } from './surfaces.ts';

const typedBlock = z.looseObject({ type: z.string() });

const isBlockType = (type: string): type is KnownBlock['type'] => Object.hasOwn(blockSchemas, type);

/** The blocks as far as they can be understood, and all that is wrong with them on this surface. */
export function checkBlocks(sent: unknown, surface: Surface): { blocks: KnownBlock[]; problems: Problem[] } {
  if (!Array.isArray(sent)) return { blocks: [], problems: [refused('/blocks', 'must be an array')] };
  const read = sent.map((block, index) => readBlock(block, `/blocks/${index}`));
  const blocks = read.flatMap(({ block }) => block ?? []);
  const problems = [
    ...read.flatMap((each) => each.problems),
    ...tooManyBlocks(blocks, surface),
    ...misplaced(blocks, surface),
    ...repeatedBlockIds(blocks),
    ...repeatedActionIds(elementsOf(blocks)),
    ...severalFocused(elementsOf(blocks)),
    ...cumulativeTexts(blocks),
  ];
  return { blocks, problems };
}

function readBlock(sent: unknown, pointer: string): { block: KnownBlock | null; problems: Problem[] } {
  const typed = typedBlock.safeParse(sent);
  if (!typed.success) return { block: null, problems: [refused(pointer, 'must be an object with a type')] };
  const { type } = typed.data;
  if (!isBlockType(type)) return { block: null, problems: [refused(`${pointer}/type`, `unsupported type: ${type}`)] };
  const parsed = blockSchemas[type].safeParse(sent);
  if (parsed.success) return { block: parsed.data, problems: [] };
  return { block: null, problems: problemsOf(parsed.error, pointer) };
}

/** zod's findings as Slack's pointers. */
export const problemsOf = (error: z.ZodError, base: string): Problem[] =>
  error.issues.flatMap((issue) => flatten(issue, base));

function flatten(issue: z.core.$ZodIssue, base: string): Problem[] {
  const pointer = [base, ...issue.path].join('/');
  if (issue.code !== 'invalid_union') return [refused(pointer, issue.message)];
  // The branch with the fewest findings is the one that was meant.
  const [meant] = [...issue.errors].sort((a, b) => a.length - b.length);
  return meant ? meant.flatMap((each) => flatten(each, pointer)) : [refused(pointer, issue.message)];
}

function tooManyBlocks(blocks: readonly KnownBlock[], surface: Surface): Problem[] {
  const most = LIMITS.blocks[surface];
  return blocks.length > most ? [refused('/blocks', `no more than ${most} items allowed`)] : [];
}

function misplaced(blocks: readonly KnownBlock[], surface: Surface): Problem[] {
  const wrongBlocks = blocks.flatMap(({ type }, index) =>
    blockSurfaces[type].includes(surface) ? [] : [refused(`/blocks/${index}`, `${type} does not go on a ${surface}`)],
  );
  const wrongElements = elementsOf(blocks).flatMap(({ element, pointer }) =>
    elementSurfaces[element.type].includes(surface)
      ? []
      : [refused(pointer, `${element.type} does not go on a ${surface}`)],
  );
  return [...wrongBlocks, ...wrongElements];
}

function repeatedBlockIds(blocks: readonly KnownBlock[]): Problem[] {
  const seen = new Set<string>();
  return blocks.flatMap(({ block_id: id }, index) => {
    if (id === undefined || !seen.has(id)) {
      if (id !== undefined) seen.add(id);
      return [];
    }
    return [refused(`/blocks/${index}/block_id`, `block_id ${id} already exists`)];
  });
}

function repeatedActionIds(elements: readonly PlacedElement[]): Problem[] {
  const seen = new Map<KnownBlock, Set<string>>();
  return elements.flatMap(({ element, block, pointer }) => {
    const id = actionIdOf(element);
    if (id === undefined) return [];
    const ids = seen.get(block) ?? new Set();
    const isRepeated = ids.has(id);
    seen.set(block, ids.add(id));
    return isRepeated ? [refused(`${pointer}/action_id`, `action_id ${id} already exists in this block`)] : [];
  });
}

function severalFocused(elements: readonly PlacedElement[]): Problem[] {
  const focused = elements.filter(({ element }) => 'focus_on_load' in element && element.focus_on_load === true);
  return focused.slice(1).map(({ pointer }) => refused(pointer, 'only one element can have focus_on_load'));
}

function cumulativeTexts(blocks: readonly KnownBlock[]): Problem[] {
  const total = (type: KnownBlock['type']): number =>
    blocks.filter((block) => block.type === type).reduce((sum, block) => sum + textLength(block), 0);
  const limits = { markdown: LIMITS.markdown, table: LIMITS.tableText, data_table: LIMITS.dataTableText } as const;
  return (['markdown', 'table', 'data_table'] as const).flatMap((type) =>
    total(type) > limits[type] ? [refused('/blocks', `${type} blocks hold more than ${limits[type]} characters`)] : [],
  );
}

/** How many characters of text lie anywhere in a block or list of blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : textLength(each)),
    0,
  );
}
