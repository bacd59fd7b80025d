import type { KnownBlock } from '@slack/types';
import type { IdeaSettings } from '../../settings/settings.ts';
import { actions, richLine } from '../../slack/blocks.ts';
import { andMore } from '../../slack/limits.ts';
import { channelElement } from '../../slack/spoken.ts';
import { changeIdeas } from './actions.ts';

const MOST_NAMED = 10;

/** How ideas are answered, as it stands, with its button. @param reviewers their names */
export function ideasPart(ideas: IdeaSettings, reviewers: readonly string[]): KnownBlock[] {
  const { channelId, acknowledgeWithin, decideWithin, allowsNameless, yearlyAim } = ideas;
  const { shown, more } = andMore(reviewers, MOST_NAMED);
  const names = [...shown, ...(more ? [more] : [])].join(', ');
  return [
    richLine(
      'Ideas: posted in ',
      channelId === '' ? 'no channel' : channelElement(channelId),
      `; ${names === '' ? 'admins review them' : `reviewed by ${names}`}.`,
    ),
    richLine(
      `Read within ${days(acknowledgeWithin)}, decided within ${days(decideWithin)}. `,
      allowsNameless ? 'They may be sent without a name.' : 'They are sent with a name.',
      ...(yearlyAim === null ? [] : [` The aim is ${yearlyAim.toLocaleString('en')} a year.`]),
    ),
    actions(changeIdeas.element('Change how ideas are answered', {})),
  ];
}

function days(count: number): string {
  return count === 1 ? '1 working day' : `${count} working days`;
}
