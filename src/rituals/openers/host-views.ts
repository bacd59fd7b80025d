import { describeRecurrence } from '../../schedule/describe-recurrence.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { dateElement } from '../../slack/dates.ts';
import { andMore } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { channelElement, type Part, spoken } from '../../slack/spoken.ts';
import { joinMrkdwn } from '../../slack/text.ts';
import { handItTo, removeIt, showIt, takeOver } from './actions.ts';
import type { Opener } from './opener.ts';

const MOST_LISTED = 10;

/** To an admin, when a host has left: whose are their openers from now on? All have the same host. */
export function hostLeft(openers: readonly Opener[]): Message {
  const { shown, more } = andMore(openers, MOST_LISTED);
  const title = `${shown[0]?.host.name ?? 'A colleague'} has left. ${howMany(openers)} no host:`;
  const lines = shown.map((opener): Part[] => [
    richText(opener.name, { bold: true }),
    ' in ',
    channelElement(opener.channelId),
  ]);
  return message(joinMrkdwn([[title], ...lines].map(spoken), '\n'), [
    section(title),
    ...shown.flatMap((opener, index) => [richLine(...(lines[index] ?? [])), buttons(opener)]),
    context(...(more ? [more] : []), 'They go on meanwhile.'),
  ]);
}

function howMany(openers: readonly Opener[]): string {
  return openers.length === 1 ? 'This opener has' : 'These openers have';
}

function buttons({ id, name }: Opener) {
  return actions(
    takeOver.element('Take it over', { id }, { style: 'primary', label: `Take ${name} over` }),
    handItTo.element('Hand it to…', { id }, { label: `Hand ${name} to somebody` }),
    removeIt.element(
      'Remove it',
      { id },
      {
        label: `Remove ${name}`,
        confirm: {
          title: 'Remove this opener?',
          text: 'No more posts will come. What was said stays.',
          yes: 'Remove',
          no: 'Keep it',
          isDanger: true,
        },
      },
    ),
  );
}

/** To the new host. @param next when its next post comes; null when none does */
export function handedToYou(opener: Opener, giver: string, next: Date | null): Message {
  const line: Part[] = [
    `${giver} handed `,
    richText(opener.name, { bold: true }),
    ' in ',
    channelElement(opener.channelId),
    ` over to you: ${describeRecurrence(opener)}. `,
    ...(next ? ['I post next ', dateElement(next, 'date and time', opener.zone), '. '] : []),
    'I tell you here when it stays silent.',
  ];
  return message(spoken(line), [
    richLine(...line),
    actions(showIt.element('Open it', { id: opener.id }), handItTo.element('Hand it to…', { id: opener.id })),
  ]);
}
