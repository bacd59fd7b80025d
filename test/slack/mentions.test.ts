import { expect, test } from 'vitest';
import { withNames } from '../../src/slack/mentions.ts';

function directory() {
  const asked: string[] = [];
  const known: Readonly<Record<string, string>> = { U1: 'Maarit', C1: 'product' };
  const find = async (id: string) => {
    asked.push(id);
    return known[id] ?? null;
  };
  return { asked, person: find, channel: find };
}

test('mentions become names, whoever cannot be named stays somebody', async () => {
  expect(await withNames('<@U1> and <@U2> in <#C1>, <#C1|> and <#C2>: <3 <b>', directory())).toBe(
    '@Maarit and @somebody in #product, #product and #a-channel: <3 <b>',
  );
});

test('each is asked for once, and twenty at most', async () => {
  const names = directory();
  const many = Array.from({ length: 50 }, (_, index) => `<@U${index}> <@U${index}>`).join(' ');
  const read = await withNames(many, names);
  expect(names.asked).toHaveLength(20);
  expect(read).not.toContain('<@');
});
