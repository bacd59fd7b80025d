import { describe, expect, it } from 'vitest';
import type { Held } from '../../../src/rituals/champion/held.ts';
import type { Term } from '../../../src/rituals/champion/term.ts';
import { brief } from '../../../src/rituals/champion/turn-views.ts';
import type { Worklist } from '../../../src/rituals/champion/worklist-views.ts';

const [mikko, grace] = ['Mikko', 'Grace'].map((name) => ({ id: name, name, slackUserId: `U${name}`, zone: 'UTC' }));
const none = { items: [], count: 0 };
const list: Worklist = {
  ...{ unassigned: none, overdue: none, recurred: none, due: none, ideas: { ...none, unread: 0 }, quiet: '' },
  noun: { one: 'customer', many: 'customers' },
};
const [from, to] = [new Date('2026-11-23T09:00:00Z'), new Date('2026-11-30T09:00:00Z')];

function readBy(reader: typeof mikko, last: Partial<Held>, closed = 0): string {
  if (!mikko || !reader) throw new Error('There is nobody');
  const dates = { startsOn: '2026-11-30', startsAt: to, endsAt: new Date('2026-12-07T09:00:00Z') };
  const term: Term = {
    ...dates,
    id: 't',
    number: 2,
    state: 'running',
    holder: reader,
    turnOf: reader,
    note: '',
    why: null,
  };
  const held: Held = { holder: mikko, from, to, changeId: null, note: 'Ring Maarit.', ...last };
  const achieved = { heard: 2, answered: 1, learned: 0, closed, decided: 0 };
  return JSON.stringify(brief({ term, last: held, achieved, list, reading: { now: to, zone: 'UTC' } }).blocks);
}

describe('what the brief says of the time before', () => {
  it('names who had the role, what was done in their term, and whose note it is', () => {
    expect(readBy(grace, {})).toContain('In Mikko’s term: 2 customers heard, 1 answered.');
    expect(readBy(grace, {})).toContain('Mikko leaves you a note:');
  });

  it('counts what was closed without an answer, too', () => {
    expect(readBy(grace, {}, 3)).toContain('2 customers heard, 1 answered, 3 that needed no answer.');
  });

  it('names the part of a term that was handed over', () => {
    expect(readBy(grace, { changeId: 'c' })).toContain('In Mikko’s part of this term: 2 customers heard, 1 answered.');
  });

  it('speaks of one’s own term and note to whoever takes turns alone', () => {
    expect(readBy(mikko, {})).toContain('In your last term: 2 customers heard, 1 answered.');
    expect(readBy(mikko, {})).toContain('Your own note from before:');
    expect(readBy(mikko, {})).not.toContain('Mikko');
  });
});
