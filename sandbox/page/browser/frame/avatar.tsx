import type { ReactNode } from 'react';
import type { PagePerson } from '../../protocol.ts';

const hues = [8, 28, 145, 172, 200, 222, 262, 318];

function hueOf(id: string): number {
  const sum = [...id].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return hues[sum % hues.length] ?? 200;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}

/** The app's sign: a chair that nobody sits on yet. */
export function AppMark({ size }: { size: number }): ReactNode {
  return (
    <svg className="app-mark" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="9" fill="var(--ink)" />
      <g fill="none" stroke="#f3d9a4" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M14 8.5c-1.6 0-2.4 1-2.2 2.4L13.4 22h13.2l1.6-11.1c.2-1.4-.6-2.4-2.2-2.4z" />
        <path d="M11.5 22h17M13.5 22l-2 10M26.5 22l2 10M12.700 27h14.600" />
      </g>
    </svg>
  );
}

/** Initials on a colour of one's own; the app has its sign. */
export function Avatar({ person, size = 36 }: { person: PagePerson | null; size?: number }): ReactNode {
  if (person?.kind === 'bot') return <AppMark size={size} />;
  const style = {
    width: size,
    height: size,
    fontSize: size * 0.38,
    background: person ? `hsl(${hueOf(person.id)} 38% 44%)` : '#8a8f98',
  };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {person ? initials(person.name) : 'S'}
    </span>
  );
}
