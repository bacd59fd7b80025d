import type { Noun } from '../../settings/settings.ts';
import { actions, context, section } from '../../slack/blocks.ts';
import { typed } from '../../slack/command-names.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { joinMrkdwn, mrkdwn } from '../../slack/text.ts';
import { logOne, logWhatTheySaid, possessive, withArticle } from '../conversations/index.ts';
import { setUp } from '../openers/index.ts';

/** What the app does and how to begin. */
export function chairHelp({ one, many }: Noun, unclear?: string): Message {
  const start =
    unclear === undefined
      ? `I keep a seat for the ${one} in your meetings.`
      : `I don’t know what “${cutOnWord(unclear, 60)}” means here.`;
  const lines = [
    mrkdwn`\`${typed('/heard Acme: the export times out every Monday')}\`  logs what ${withArticle(one)} said`,
    mrkdwn`\`${typed('/heard 12')}\`  shows #12`,
    mrkdwn`\`${typed('/opener new')}\`  puts ${possessive(many)} words at the top of a recurring meeting`,
    mrkdwn`\`${typed('/opener list')}\`  shows all openers, and when they come next`,
    mrkdwn`\`${typed('/idea send parcels on Saturdays')}\`  sends an idea, which is answered`,
    mrkdwn`\`${typed('/chair me')}\`  shows your working hours and days off, and what you don’t want to hear`,
    mrkdwn`\`${typed('/chair pause until Monday')}\`  leaves you in peace until then; \`${typed('/chair back')}\` ends it`,
    mrkdwn`\`${typed('/chair check')}\`  looks whether I am well`,
    mrkdwn`\`${typed('/chair setup')}\`  is for admins: what ${many} are called, working time, who hears of it, privacy`,
  ];
  return message(`${start} Try ${typed('/heard')} or ${typed('/opener new')}.`, [
    section(start),
    section(joinMrkdwn(lines, '\n')),
    context('On any message: More actions → Add to customer voice.'),
    actions(logOne.element(logWhatTheySaid(one), {}, { style: 'primary' }), setUp.element('Set up an opener', {})),
  ]);
}
