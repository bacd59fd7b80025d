import { dateElement } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import type { HistoryLine } from './history.ts';

/**
 * Who did what and when, in words: "Mikko took it at 12 May, 10:20". Null for what is no step of the loop.
 * @param noun what the workspace calls one of those it serves
 */
export function stepLine(line: HistoryLine, noun: string, zone: string): Part[] | null {
  const said = line.act === 'assigned' ? given(line) : SAID[line.act]?.(line.actor.name, line.detail, noun);
  return said === undefined ? null : [`${said}, `, dateElement(line.at, 'date and time', zone)];
}

function given({ actor, to }: HistoryLine): string {
  return to?.id === actor.id ? `${actor.name} took it` : `${actor.name} gave it to ${givenTo(to)}`;
}

/** Whom it was given to, in words. */
export function givenTo(to: HistoryLine['to']): string {
  return to?.name ?? 'a colleague';
}

const SAID: Readonly<Record<string, (who: string, detail: string, noun: string) => string>> = {
  taken: (who) => `${who} took it`,
  answered: (who) => `${who} answered`,
  contentment_heard: (who) => `${who} asked whether they are content`,
  shared: (who) => `${who} told everyone`,
  learned: (who) => `${who} said what we learned`,
  closed: (who, reason) => (reason === '' ? `${who} closed it` : `${who} closed it (${reason.replace(/[.]$/u, '')})`),
  waiting_for_customer: (who, _detail, noun) => `${who} waits for the ${noun}`,
  went_on: (who) => `${who} goes on`,
  spoke_again: (who, _detail, noun) => `${who} says that the ${noun} spoke again`,
  reopened: (who) => `${who} reopened it`,
  prevention_done: (who) => `${who} did what prevents it`,
  prevention_held: (who) => `${who} said that it held`,
  prevention_recurred: (who) => `${who} said that it came again`,
  owner_left: (who) => `${who} has left, so nobody owns it`,
};
