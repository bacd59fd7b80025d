import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meantOpeners, parseOpener, type Target } from '../../../src/rituals/openers/command-line.ts';

describe('/opener', () => {
  it.each([
    ['', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['new', { kind: 'new' }],
    ['  NEW ', { kind: 'new' }],
    ['list', { kind: 'list' }],
    ['run', { kind: 'run', name: '' }],
    ['run Weekly product', { kind: 'run', name: 'Weekly product' }],
    ['Remove  R&D <weekly>', { kind: 'remove', name: 'R&D <weekly>' }],
    ['show', { kind: 'show', name: '' }],
    ['EDIT Weekly product', { kind: 'edit', name: 'Weekly product' }],
    ['skip', { kind: 'skip', name: '' }],
    ['move', { kind: 'move', name: '' }],
    ['resume', { kind: 'resume', name: '' }],
    ['log Weekly product', { kind: 'log', name: 'Weekly product' }],
    ['pause', { kind: 'pause', name: '', until: '', whole: '' }],
    ['pause Weekly product', { kind: 'pause', name: 'Weekly product', until: '', whole: 'Weekly product' }],
    ['pause until 4 January', { kind: 'pause', name: '', until: '4 January', whole: 'until 4 January' }],
    ['pause Weekly until Monday', { kind: 'pause', name: 'Weekly', until: 'Monday', whole: 'Weekly until Monday' }],
    ['new Weekly product', { kind: 'unclear', text: 'new Weekly product' }],
    ['list all', { kind: 'unclear', text: 'list all' }],
    ['lsit', { kind: 'unclear', text: 'lsit' }],
    ['🎉', { kind: 'unclear', text: '🎉' }],
  ])('%j', (text, request) => {
    expect(parseOpener(text)).toEqual(request);
  });

  it('understands or asks, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const request = parseOpener(text);
        if (request.kind === 'unclear') expect(request.text).toBe(text.trim());
      }),
    );
  });
});

describe('which opener is meant', () => {
  const target = (name: string, channelId: string, isTheirs = true): Target => ({ name, channelId, isTheirs });
  const weekly = target('Weekly product', 'C1');
  const pipeline = target('Pipeline', 'C2');

  it('by name, whatever its case and blanks, wherever one is', () => {
    expect(meantOpeners([weekly, pipeline], 'weekly  PRODUCT', 'C2')).toEqual({ kind: 'one', target: weekly });
    expect(meantOpeners([weekly, pipeline], 'Weekly', 'C1')).toEqual({ kind: 'none' });
  });

  it('without a name the one of this channel', () => {
    expect(meantOpeners([weekly, pipeline], '', 'C2')).toEqual({ kind: 'one', target: pipeline });
    const second = target('Retro', 'C2');
    expect(meantOpeners([pipeline, second], '', 'C2')).toEqual({ kind: 'several', targets: [pipeline, second] });
  });

  it('is a question where this channel has none, even when there is only one elsewhere', () => {
    expect(meantOpeners([weekly], '', 'C3')).toEqual({ kind: 'several', targets: [weekly] });
    expect(meantOpeners([weekly], '', null)).toEqual({ kind: 'several', targets: [weekly] });
    expect(meantOpeners([target('Weekly', 'C1', false)], '', 'C3')).toEqual({ kind: 'none' });
    expect(meantOpeners([], '', 'C1')).toEqual({ kind: 'none' });
  });

  it('prefers one’s own, and gives somebody else’s so that its owner can be named', () => {
    const others = target('Weekly product', 'C1', false);
    expect(meantOpeners([others, weekly], 'Weekly product', null)).toEqual({ kind: 'one', target: weekly });
    expect(meantOpeners([others], '', 'C1')).toEqual({ kind: 'one', target: others });
    expect(meantOpeners([others, others], '', 'C1')).toEqual({ kind: 'one', target: others });
  });
});
