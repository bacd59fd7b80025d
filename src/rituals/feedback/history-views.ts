import { dateElement } from '../../slack/dates.ts';
import type { Part } from '../../slack/spoken.ts';
import { type HistoryLine, readAssignment } from './history.ts';

/**
 * Who did what and when, in words: "Mikko took it at 12 May, 10:20". Null for what is no step of the loop.
 * @param noun what the workspace calls one of those it serves
 */
export function stepLine({ act, at, actor, detail }: HistoryLine, noun: string, zone: string): Part[] | null {
  const said = SAID[act]?.(actor.name, detail, noun);
  return said === undefined ? null : [`${said}, `, dateElement(at, 'date and time', zone)];
}

const SAID: Readonly<Record<string, (who: string, detail: string, noun: string) => string>> = {
  taken: (who) => `${who} took it`,
  assigned(who, detail) {
    const { to } = readAssignment(detail);
    return to === who || to === '' ? `${who} took it` : `${who} gave it to ${to}`;
  },
  answered: (who) => `${who} answered`,
  contentment_heard: (who) => `${who} asked whether they are content`,
  shared: (who) => `${who} told everyone`,
  learned: (who) => `${who} said what we learned`,
  closed: (who, reason) => (reason === '' ? `${who} closed it` : `${who} closed it (${reason.replace(/[.]$/u, '')})`),
  waiting_for_customer: (who, _detail, noun) => `${who} waits for the ${noun}`,
  went_on: (who) => `${who} goes on`,
  reopened: (who) => `${who} reopened it`,
  owner_left: (who) => `${who} has left, so nobody owns it`,
};
