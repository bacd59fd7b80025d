import { expect, it } from 'vitest';
import { remindedAmong } from '../../../src/rituals/ideas/who-is-reminded.ts';

const nobody = new Set<string>();
const all = { reviewers: ['Priya', 'Arjun'], holders: ['Aino'], mutedReminders: nobody, mutedEscalations: nobody };

it('reminds the reviewers of ideas, besides those who do not want to hear it', () => {
  expect(remindedAmong(all)).toEqual({ ids: ['Priya', 'Arjun'], areReviewers: true });
  expect(remindedAmong({ ...all, mutedReminders: new Set(['Priya']) })).toEqual({ ids: ['Arjun'], areReviewers: true });
});

it('reminds whoever hears what waits too long where no reviewer wants to hear of ideas', () => {
  const mutedReminders = new Set(['Priya', 'Arjun']);
  expect(remindedAmong({ ...all, mutedReminders })).toEqual({ ids: ['Aino'], areReviewers: false });
  const two = { ...all, mutedReminders, holders: ['Aino', 'Grace'], mutedEscalations: new Set(['Aino']) };
  expect(remindedAmong(two).ids).toEqual(['Grace']);
});

it('reminds somebody all the same where nobody wants to hear it', () => {
  const mutedReminders = new Set(['Priya', 'Arjun']);
  expect(remindedAmong({ ...all, mutedReminders, mutedEscalations: new Set(['Aino']) }).ids).toEqual(['Aino']);
  expect(remindedAmong({ ...all, mutedReminders, holders: [] }).ids).toEqual(['Priya', 'Arjun']);
});
