import { expect, it } from 'vitest';
import { newChoices } from '../../../src/rituals/conversations/picker-form.ts';

it('somebody new is a person or an organisation, and it is said when personal data was taken out of the name', () => {
  const described = (name: string, isMasked: boolean) =>
    newChoices(name, isMasked).map(({ description }) => description);
  expect(described('Maarit', false)).toEqual(['New person', 'New organisation']);
  expect(described('Maarit [phone]', true)).toEqual([
    'New person, personal data masked',
    'New organisation, personal data masked',
  ]);
  expect(newChoices('  ', false)).toEqual([]);
});
