import { describe, expect, it } from 'vitest';
import { mayUndoAnswer } from '../../../src/rituals/feedback/prevention.ts';

const SAID = { at: new Date('2026-11-25T08:00:00Z'), actor: { id: 'arjun' } };
const minutesOn = (minutes: number, seconds = 0) => new Date(SAID.at.getTime() + (minutes * 60 + seconds) * 1000);

describe('what somebody said of what prevents it', () => {
  it('is theirs to take back for ten minutes, once', () => {
    expect(mayUndoAnswer(SAID, 'arjun', minutesOn(0))).toBe('yes');
    expect(mayUndoAnswer(SAID, 'arjun', minutesOn(10))).toBe('yes');
    expect(mayUndoAnswer(SAID, 'arjun', minutesOn(10, 1))).toBe('too_late');
    expect(mayUndoAnswer(null, 'arjun', minutesOn(1))).toBe('undone');
  });

  it('is nobody else’s to take back', () => {
    expect(mayUndoAnswer(SAID, 'mikko', minutesOn(1))).toBe('not_yours');
    expect(mayUndoAnswer(SAID, 'mikko', minutesOn(11))).toBe('not_yours');
  });
});
