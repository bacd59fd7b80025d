import { describe, expect, it } from 'vitest';
import { parseIdea } from '../../../src/rituals/ideas/command-line.ts';
import { parseIdeaStep } from '../../../src/rituals/ideas/step-line.ts';

describe('a line behind /idea that is a step with one idea', () => {
  it.each([
    ['acknowledge 34', { kind: 'acknowledge', number: 34 }],
    ['Decline #34', { kind: 'decide', number: 34, verdict: 'decline' }],
    ['decide 34', { kind: 'decide', number: 34, verdict: null }],
    ['do 34', { kind: 'decide', number: 34, verdict: 'do' }],
    ['done 34', { kind: 'finish', number: 34 }],
    ['owner 34', { kind: 'own', number: 34 }],
    ['reopen 34', { kind: 'reopen', number: 34 }],
    ['merge 34', { kind: 'merge', number: 34, into: null }],
    ['merge 34 into #12', { kind: 'merge', number: 34, into: 12 }],
    ['delete 34', { kind: 'undo', number: 34 }],
  ])('%j', (line, expected) => {
    expect(parseIdeaStep(line)).toEqual(expected);
  });

  it.each([
    'decline to print receipts',
    'do 34 things better',
    'delete 34 old rows',
    'merge 2 forms into 1 page',
    'done',
  ])('%j is an idea, or asks what was meant', (line) => {
    expect(parseIdeaStep(line)).toBeNull();
  });

  it('is for it, or no longer', () => {
    expect(parseIdea('vote 34')).toEqual({ kind: 'vote', number: 34 });
    expect(parseIdea('vote for #34')).toEqual({ kind: 'vote', number: 34 });
    expect(parseIdea('Unvote 34')).toEqual({ kind: 'unvote', number: 34 });
    expect(parseIdea('unvote 34 of them')).toEqual({ kind: 'send', line: 'unvote 34 of them' });
  });
});
