import { describe, expect, it } from 'vitest';
import { confirmersOf, isTheirs } from '../../../src/rituals/champion/confirmers.ts';

const person = (id: string) => ({ id, name: id, slackUserId: `U${id}` });
const [aino, mikko, priya] = [person('Aino'), person('Mikko'), person('Priya')];
const nomination = (nominee: typeof aino, ...by: (typeof aino)[]) => ({
  nominee,
  voices: by.map((nominator) => ({ nominator, reason: '', at: new Date(0) })),
});

describe('who of the admins may confirm a nomination', () => {
  it('is whoever neither made it nor is to be champion by it', () => {
    expect(confirmersOf(nomination(priya, mikko), [aino, mikko])).toEqual([aino]);
    expect(confirmersOf(nomination(aino, priya), [aino, mikko])).toEqual([mikko]);
    expect(confirmersOf(nomination(aino, aino), [aino, mikko])).toEqual([mikko]);
  });

  it('is each of them where all have a part in it, or there is but one', () => {
    expect(confirmersOf(nomination(mikko, aino), [aino, mikko])).toEqual([aino, mikko]);
    expect(confirmersOf(nomination(aino, aino), [aino])).toEqual([aino]);
    expect(isTheirs(nomination(priya, aino), 'Aino')).toBe(true);
  });
});
