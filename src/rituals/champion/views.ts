import { actions, context, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { nominateOne } from './actions.ts';
import type { PoolMember } from './pool.ts';
import { namesInWords } from './wording.ts';

/** Examples, with the command's name as it is installed here. */
export function championHelp(typed: string, unclear?: string): Message {
  const start =
    unclear === undefined
      ? 'One colleague at a time holds everybody to the customer.'
      : `I don’t know what “${cutOnWord(unclear, 60)}” means here.`;
  const examples = [
    mrkdwn`\`${typed}\`  shows who it is, until when, and who is next`,
    mrkdwn`\`${typed} nominate @colleague calls customers back in person\`  asks them, in private; \`${typed} nominate me\` is yourself`,
    mrkdwn`\`${typed} next\`  shows the next six terms; \`${typed} why\` says why; \`${typed} history\` looks back`,
    mrkdwn`\`${typed} swap\`, \`${typed} take over\`, \`${typed} hand over\`, \`${typed} substitute\`, \`${typed} skip\`  change a term; both agree`,
    mrkdwn`\`${typed} minute\`  has a meeting’s channel hear one customer now (the champion); its host is told`,
    mrkdwn`\`${typed} note\`  leaves the next champion one note; admins: \`${typed} set\` says by hand whose term it is`,
    mrkdwn`\`${typed} pool\`  shows who takes turns; \`${typed} leave\` takes you out of it`,
  ];
  return message(`${start} Try ${typed} nominate @colleague.`, [
    section(start),
    section(joinMrkdwn(examples, '\n')),
    actions(nominateOne.element('Nominate somebody', {}, { style: 'primary' })),
  ]);
}

/** Who takes turns. */
export function poolList(pool: readonly PoolMember[]): Message {
  if (pool.length === 0) {
    const line = 'Nobody takes turns as customer champion yet.';
    return message(line, [section(line), actions(nominateOne.element('Nominate somebody', {}))]);
  }
  const line = `${namesInAll(pool)} ${pool.length === 1 ? 'is' : 'are'} willing to be customer champion.`;
  return message(line, [
    section(line),
    ...(pool.some(({ isFit }) => !isFit)
      ? [context('Whoever has left, or is a guest where guests are none, is passed over.')]
      : []),
    actions(nominateOne.element('Nominate somebody', {})),
  ]);
}

/** All names up to some, so that a list stays a line. */
function namesInAll(pool: readonly PoolMember[]): string {
  const names = pool.map(({ name }) => name);
  if (names.length > 20) return namesInWords(names);
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
