/** Somebody who may be asked. */
interface Askable {
  readonly slackUserId: string;
}

/** A question that was put before. */
export interface AskedBefore {
  readonly slackUserId: string;
  /** Slack took it, or will; else it refused it. */
  readonly isHeard: boolean;
  readonly at: Date;
}

const DAY = 24 * 60 * 60 * 1000;
/** Whoever was asked has so long to answer: a weekly meeting asks again, a daily one does not nag. */
const PATIENCE = 5 * DAY;

/**
 * Who of these is asked next: whoever was asked least, so that another gets it when the first does not answer. Null while
 * somebody who still is among them was asked lately, or when nobody is left whom Slack lets us ask.
 */
export function whomToAsk<Person extends Askable>(
  people: readonly Person[],
  before: readonly AskedBefore[],
  now: Date,
): Person | null {
  const lately = before.filter(({ at }) => now.getTime() - at.getTime() < PATIENCE);
  const waits = people.some((person) => lately.some((asked) => asked.isHeard && isOf(asked, person)));
  if (waits) return null;
  const reachable = people.filter((person) => !lately.some((asked) => isOf(asked, person)));
  const times = (person: Person) => before.filter((asked) => isOf(asked, person)).length;
  const [first = null] = [...reachable].sort((one, other) => times(one) - times(other));
  return first;
}

function isOf(asked: AskedBefore, person: Askable): boolean {
  return asked.slackUserId === person.slackUserId;
}
