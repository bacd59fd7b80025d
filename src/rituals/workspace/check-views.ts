import type { Finding } from '../../check-up/finding.ts';
import { header, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { LIMITS } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';

const MARKS = { fine: '✓', note: '!', wrong: '✗' } as const;

/** The check-up as an admin reads it, what is wrong first. */
export function checkCard(findings: readonly Finding[]): Message {
  const ranked = [...findings].sort((one, other) => RANK[one.state] - RANK[other.state]);
  const title = summary(findings);
  const lines = ranked.map(
    ({ state, text, advice }) => `${MARKS[state]} ${text}${advice === undefined ? '' : `\n${advice}`}`,
  );
  const shown = lines.slice(0, LIMITS.messageBlocks - 1);
  return message([title, ...shown].join('\n'), [header(title), ...shown.map((line) => section(line))]);
}

/** The check-up as everybody may read it. */
export function checkInShort(findings: readonly Finding[]): Message {
  const line = findings.some(({ state }) => state === 'wrong')
    ? `Something is not as it should be. Ask an admin to type ${typed('/chair check')}.`
    : 'I am well.';
  return message(line, [section(line)]);
}

const RANK = { wrong: 0, note: 1, fine: 2 } as const;

function summary(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (wrong === 0) return 'I am well';
  return wrong === 1 ? 'One thing needs you' : `${wrong} things need you`;
}
