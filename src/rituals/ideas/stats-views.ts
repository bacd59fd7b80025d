import type { IdeaSettings } from '../../settings/settings.ts';
import { actions, context, richLine, richText, section } from '../../slack/blocks.ts';
import { cutOnWord } from '../../slack/limits.ts';
import { type Message, message } from '../../slack/message.ts';
import { seeTop, sendOne } from './actions.ts';
import type { IdeaFigures, Share } from './stats.ts';

const OUTCOMES_SHOWN = 12;

/** How ideas do this year, each figure with what it stands on; nobody is in it by name. */
export function ideaStats(
  year: string,
  figures: IdeaFigures,
  aims: Pick<IdeaSettings, 'yearlyAim' | 'acknowledgeWithin' | 'decideWithin'>,
): Message {
  if (figures.sent === 0 && figures.done === 0) {
    const aim = aims.yearlyAim === null ? '' : ` We aim at ${number(aims.yearlyAim)} a year.`;
    const line = `Nobody has sent an idea in ${year} yet.${aim}`;
    return message(line, [section(line), actions(sendOne.element('Send an idea', {}, { style: 'primary' }))]);
  }
  const lines = [
    ['Sent', sentWords(figures.sent, aims.yearlyAim)],
    ...(figures.perHead === null ? [] : [['A head', perHead(figures.perHead)] as const]),
    ['Acknowledged in time', `${share(figures.acknowledged)} (${workingDays(aims.acknowledgeWithin)})`],
    ['Decided in time', `${share(figures.decided)} (${workingDays(aims.decideWithin)})`],
    ['Median time to a decision', decisionWords(figures.decision)],
    ['Done', doneWords(figures)],
  ] as const;
  const said = lines.map(([what, words]) => `${what}: ${words}`).join('\n');
  return message(`Ideas in ${year}\n${said}`, [
    richLine(richText(`Ideas in ${year}`, { bold: true })),
    ...lines.map(([what, words]) => richLine(richText(`${what}: `, { bold: true }), words)),
    context('Of what was sent this year; what was done counts by the day it was done. No figure is about a person.'),
    actions(seeTop.element('Top ideas', {}), sendOne.element('Send an idea', {})),
  ]);
}

function sentWords(sent: number, aim: number | null): string {
  const count = `${number(sent)} ${sent === 1 ? 'idea' : 'ideas'}`;
  return aim === null || aim === 0
    ? count
    : `${count}, of ${number(aim)} that we aim at this year (${Math.round((sent / aim) * 100)} %)`;
}

function perHead({ ideas, members }: NonNullable<IdeaFigures['perHead']>): string {
  return `${ideas.toFixed(ideas < 0.1 ? 2 : 1)}, of ${number(members)} ${members === 1 ? 'member' : 'members'} I have met`;
}

function share({ count, of }: Share): string {
  return of === 0 ? 'none was due yet' : `${number(count)} of ${number(of)}`;
}

function workingDays(days: number): string {
  return `within ${days} working ${days === 1 ? 'day' : 'days'}`;
}

function decisionWords(decision: IdeaFigures['decision']): string {
  if (decision === null) return 'nothing is decided yet';
  const { days, of } = decision;
  const rounded = Math.round(days * 10) / 10;
  return `${rounded} working ${rounded === 1 ? 'day' : 'days'}, of ${number(of)} ${of === 1 ? 'decision' : 'decisions'}`;
}

function doneWords({ done, outcomes }: IdeaFigures): string {
  const named = outcomes
    .filter(({ outcome }) => outcome !== '')
    .slice(0, OUTCOMES_SHOWN)
    .map(({ outcome, count }) => `${cutOnWord(outcome, 60)} ${number(count)}`);
  const without = outcomes.find(({ outcome }) => outcome === '')?.count ?? 0;
  const parts = [...named, ...(without > 0 && named.length > 0 ? [`without an outcome ${number(without)}`] : [])];
  return [number(done), ...parts].join(' · ');
}

function number(count: number): string {
  return count.toLocaleString('en');
}
