import { actions, richLine, section } from '../../slack/blocks.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, emojiElement, type Part, said, spoken } from '../../slack/spoken.ts';
import { logReacted } from './actions.ts';
import type { CaptureChannel } from './emoji.ts';

/** After it was turned on: what happens from now on, and what is missing for it. */
export function emojiIsOn(
  { channelId, emoji }: Pick<CaptureChannel, 'channelId' | 'emoji'>,
  missing: readonly string[],
): Message {
  const lines: Part[][] = [
    [
      ...['From now on, whoever reacts with ', emojiElement(emoji), ' to a message in ', channelElement(channelId)],
      ' is asked, in private, whether to log it. I read that one message, and no other.',
    ],
    ...missing.flatMap((scope) => (MISSING[scope] ? [[MISSING[scope]]] : [])),
  ];
  return message(
    spoken(lines.flatMap((line, index) => (index === 0 ? line : [' ', ...line]))),
    lines.map((line) => richLine(...line)),
  );
}

const REINSTALL = 'An admin can add it: install me again from my manifest.';
const MISSING: Readonly<Record<string, string>> = {
  'channels:history': `I lack the permission channels:history, so the form comes without the message’s words. ${REINSTALL}`,
  'groups:history': `I lack the permission groups:history, so the form comes without the message’s words. ${REINSTALL}`,
  'reactions:write': `I lack the permission reactions:write, so I can’t put ✅ on what was logged. ${REINSTALL}`,
};

/** Without it Slack tells nothing of reactions. */
export function cannotHearReactions(): Message {
  return said(`I lack the permission reactions:read, so Slack does not tell me of reactions. ${REINSTALL}`);
}

export function emojiIsOff({ channelId }: Pick<CaptureChannel, 'channelId'>): Message {
  return said('Reactions in ', channelElement(channelId), ' no longer offer anything.');
}

/** How it stands here, with the ways to change it. @param typed the command's name as it is installed here */
export function emojiStatus(channelId: string, standing: CaptureChannel | null, typed: string): Message {
  if (standing === null) {
    return said(
      'Reactions in ',
      channelElement(channelId),
      ` offer nothing yet. Type ${typed} emoji :eyes: to change that.`,
    );
  }
  const who = ` Turned on by ${standing.by.name}; ${typed} emoji off turns it off.`;
  const here = [
    'In ',
    channelElement(channelId),
    ', ',
    emojiElement(standing.emoji),
    ' on a message offers to log it.',
  ];
  return said(...here, who);
}

/** For an emoji that came without its name. */
export function nameTheEmoji(typed: string): Message {
  return said(`Which emoji? Type it by its name, with a colon on both sides: ${typed} emoji :eyes:.`);
}

/** Asked of whoever reacted, in private, where they did. */
export function offerToLog(emoji: string, reference: { channelId: string; ts: string }): Message {
  const line: Part[] = [emojiElement(emoji), ' Log what was said here?'];
  return message(spoken(line), [
    richLine(...line),
    actions(logReacted.element('Log it', reference, { style: 'primary' })),
  ]);
}

/** On the form, where the message could not be read. */
export const WORDS_NOT_READ = 'I may not read messages here, so paste their words.';

/** The message was deleted before somebody logged it. */
export function messageGone(): Message {
  const line = 'This message is gone, so there is nothing to log.';
  return message(line, [section(line)]);
}
