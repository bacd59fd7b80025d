import type { ReactNode } from 'react';
import type { PagePerson } from '../../protocol.ts';
import { Menu } from '../elements/menu.tsx';
import { cityOf, timeOfDay } from '../text/slack-date.ts';
import { Avatar } from './avatar.tsx';

interface ActingAsProps {
  readonly me: PagePerson;
  readonly cast: readonly PagePerson[];
  readonly now: Date;
  readonly onSwitch: (personId: string) => void;
}

function describe({ role, kind, zone, locale }: PagePerson, now: Date): string {
  const standing = kind === 'admin' || kind === 'guest' ? kind : '';
  const time = `${timeOfDay(now, { zone, locale })} in ${cityOf(zone)}`;
  return [role, standing, time].filter(Boolean).join(' · ');
}

function Face({ person, now }: { person: PagePerson; now: Date }): ReactNode {
  return (
    <span className="face-content">
      <Avatar person={person} size={32} />
      <span className="face-text">
        <strong>{person.name}</strong>
        <small>{describe(person, now)}</small>
      </span>
    </span>
  );
}

/** The switch over the seeded people: one browser, six seats. */
export function ActingAs({ me, cast, now, onSwitch }: ActingAsProps): ReactNode {
  const items = cast.map((person) => ({
    key: person.id,
    label: person.name,
    content: <Face person={person} now={now} />,
    isChosen: person.id === me.id,
    act: () => onSwitch(person.id),
  }));
  return (
    <div className="acting-as">
      <Menu label={`Acting as ${me.name}`} className="face" heading="Act as" items={items} minWidth={360}>
        <Face person={me} now={now} />
        <span className="face-arrow" aria-hidden="true" />
      </Menu>
    </div>
  );
}
