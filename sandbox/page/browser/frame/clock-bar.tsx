import { type ReactNode, useState } from 'react';
import type { ClockMove, PagePerson } from '../../protocol.ts';
import { askForTime } from '../connection.ts';
import { ago, cityOf, offsetName, timeOfDay } from '../text/slack-date.ts';

const minute = 60_000;

const moves: readonly { readonly label: string; readonly move: ClockMove; readonly title: string }[] = [
  { label: 'now', move: 'now', title: 'The time of this machine' },
  { label: '+1 minute', move: minute, title: 'Move the clock a minute on' },
  { label: '+1 hour', move: 60 * minute, title: 'Move the clock an hour on' },
  { label: '+1 day', move: 24 * 60 * minute, title: 'Move the clock a day on' },
  { label: 'to the next post', move: 'next-post', title: 'Move the clock to the next post of the app' },
];

const noWayBack = 'A clock that went ahead cannot go back: start the demo anew for that';

interface ClockBarProps {
  readonly me: PagePerson;
  readonly now: Date;
  readonly nextPostAt: Date | null;
  /** Ahead of this machine's clock, to which it then cannot go back. */
  readonly isAhead: boolean;
}

function dateOf(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(instant);
}

/** The demo instant in the acting person's zone, and the buttons that move it. */
export function ClockBar({ me, now, nextPostAt, isAhead }: ClockBarProps): ReactNode {
  const [moving, setMoving] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const go = async (label: string, move: ClockMove): Promise<void> => {
    setMoving(label);
    setTold(null);
    const answer = await askForTime(move);
    setMoving(null);
    setTold(answer.ok ? answer.news : answer.trouble);
  };
  return (
    <section className="clock-bar" aria-label="Demo clock">
      <div className="clock-face" title={`${cityOf(me.zone)}, ${offsetName(now, me.zone)}`}>
        <time dateTime={now.toISOString()}>{timeOfDay(now, me)}</time>
        <span>
          {dateOf(now, me.zone)}
          <small>{`${cityOf(me.zone)}, ${offsetName(now, me.zone)}`}</small>
        </span>
      </div>
      <div className="clock-moves">
        {moves.map(({ label, move, title }) => (
          <button
            key={label}
            type="button"
            title={move === 'now' && isAhead ? noWayBack : title}
            aria-busy={moving === label}
            disabled={moving !== null || (move === 'next-post' && !nextPostAt) || (move === 'now' && isAhead)}
            onClick={() => void go(label, move)}
          >
            {label}
          </button>
        ))}
      </div>
      <span className="clock-next" role="status">
        {told && <strong>{told}</strong>}
        {nextPostAt ? `Next post ${ago(nextPostAt, now)}` : 'No post planned'}
      </span>
    </section>
  );
}
