import { expect, it } from 'vitest';
import type { MorningLine } from '../../../src/rituals/morning.ts';
import { fitting, morningMessage } from '../../../src/rituals/reminders/views.ts';
import { richLine } from '../../../src/slack/blocks.ts';
import { spoken } from '../../../src/slack/spoken.ts';

const line = (text: string, more: Partial<MorningLine> = {}): MorningLine => ({
  ...{ spoken: spoken([text]), blocks: [richLine(text)] },
  ...more,
});

/** "---" for a divider, else the words. */
const shown = (lines: readonly MorningLine[]) =>
  (morningMessage(lines).blocks ?? [])
    .slice(1, -1)
    .map((block) => (block.type === 'divider' ? '---' : /"text":"([^"]*)"/u.exec(JSON.stringify(block))?.[1]));

const late = { heading: 'Waiting too long' };
const today = { heading: 'Today' };

it('says each heading once, above all that stands under it', () => {
  expect(shown([line('a', late), line('b', late), line('c', today)])).toEqual([
    ...['Waiting too long', 'a', 'b'],
    ...['Today', 'c'],
  ]);
});

it('sets what stands under no heading apart from what does, and leaves what leads to more below it', () => {
  expect(shown([line('a', today), line('2 more', { goesOn: true }), line('x'), line('y'), line('b', late)])).toEqual([
    ...['Today', 'a', '2 more'],
    ...['---', 'x', 'y'],
    ...['Waiting too long', 'b'],
  ]);
});

it('says nothing above what stands under no heading from the beginning', () => {
  expect(shown([line('x'), line('y')])).toEqual(['x', 'y']);
});

it('counts headings and what sets apart among what a message has room for', () => {
  const many = Array.from({ length: 60 }, (_, nth) => line(`${nth}`, nth < 10 ? today : {}));
  const count = fitting(many);
  expect(morningMessage(many.slice(0, count)).blocks).toHaveLength(49);
  expect(count).toBe(45);
});
