// Everything that is to be said in two years of customer champions, worked out by hand from the calendar and from what
// people do in that time. Nothing of the bot's own is used here: neither its rotation nor its reckoning of time.

type Name = 'Mikko' | 'Aino' | 'Grace' | 'Priya' | 'Arjun';

export const ZONES = {
  Mikko: 'Europe/Helsinki',
  Aino: 'Europe/Helsinki',
  Grace: 'America/New_York',
  Priya: 'Asia/Kolkata',
  Arjun: 'Asia/Kolkata',
} as const satisfies Record<Name, string>;

/** The public holidays of Finland from Monday to Friday. */
const HOLIDAYS = [
  ...['2026-12-25', '2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29', '2027-05-06', '2027-12-06'],
  ...['2028-01-06', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-25'],
];
/** Summer time in Helsinki, from the one Sunday until before the other. */
const SUMMERS = [
  { from: '2027-03-28', until: '2027-10-31' },
  { from: '2028-03-26', until: '2028-10-29' },
];

interface Days {
  readonly fromDate: string;
  readonly toDate: string;
}

/** Priya takes two days and then four weeks of the first summer off. */
export const PRIYAS_DAYS_OFF: readonly Days[] = [
  { fromDate: '2027-06-21', toDate: '2027-06-22' },
  { fromDate: '2027-08-09', toDate: '2027-09-05' },
];
/** Arjun wants to be left in peace until a Wednesday. */
export const ARJUNS_PAUSE = { at: '2028-05-05T14:00:00Z', until: '2028-05-10' };
const AWAY: Readonly<Partial<Record<Name, readonly Days[]>>> = {
  Priya: PRIYAS_DAYS_OFF,
  Arjun: [{ fromDate: '2028-05-06', toDate: '2028-05-09' }],
};

/** Three weeks without a bot, in which the term of the 11th comes and goes. */
export const OUTAGE = { from: new Date('2027-10-06T10:00:00Z'), to: new Date('2027-10-27T10:00:00Z') };

/** From this term on it is not only turns that decide: an admin’s word does, and that all leave. */
export const NOT_IN_TURN_FROM = '2028-10-23';
/** The role is vacant before the term that begins then. */
export const AFTER_VACANCY = '2028-12-04';

/** A term: its first day, whose turn it is, and who begins and ends it where that is somebody else. */
interface PlannedTerm {
  readonly number: number;
  readonly date: string;
  readonly turnOf: Name;
  readonly begins: Name;
  readonly ends: Name;
}

const term = (date: string, turnOf: Name, begins = turnOf, ends = begins) => ({ date, turnOf, begins, ends });

export const TERMS: readonly PlannedTerm[] = [
  term('2026-11-23', 'Mikko'),
  term('2026-12-07', 'Grace'),
  term('2026-12-21', 'Priya'),
  term('2027-01-04', 'Aino'),
  term('2027-01-18', 'Mikko'),
  term('2027-02-01', 'Grace'),
  term('2027-02-15', 'Priya'),
  // Aino and Mikko swap these two; their turns stay as they were.
  term('2027-03-01', 'Aino', 'Mikko'),
  term('2027-03-15', 'Mikko', 'Aino'),
  // Easter Monday is the day before. Grace hands the second week over to Mikko.
  term('2027-03-30', 'Grace', 'Grace', 'Mikko'),
  term('2027-04-12', 'Priya'),
  term('2027-04-26', 'Aino'),
  term('2027-05-10', 'Mikko'),
  // Arjun comes in: behind Grace and Priya, before Aino and Mikko.
  term('2027-05-24', 'Grace'),
  term('2027-06-07', 'Priya'),
  term('2027-06-21', 'Arjun'),
  term('2027-07-05', 'Aino'),
  term('2027-07-19', 'Mikko'),
  term('2027-08-02', 'Grace'),
  // It would be Priya’s, who is on leave; and in the next one for half of it, which is too much.
  term('2027-08-16', 'Arjun'),
  term('2027-08-30', 'Aino'),
  term('2027-09-13', 'Priya'),
  term('2027-09-27', 'Mikko'),
  // Nobody sees it pass.
  term('2027-10-11', 'Grace'),
  term('2027-10-25', 'Arjun'),
  // Aino says that she can’t, so the next two change places.
  term('2027-11-08', 'Priya'),
  term('2027-11-22', 'Aino'),
  // The Monday before is Independence Day.
  term('2027-12-07', 'Mikko'),
  // Grace leaves the company under way. Arjun was told of the next one, so the rest is Priya’s.
  term('2027-12-20', 'Grace', 'Grace', 'Priya'),
  term('2028-01-03', 'Arjun'),
  term('2028-01-17', 'Priya'),
  term('2028-01-31', 'Aino'),
  term('2028-02-14', 'Mikko'),
  // It would be Grace’s, who has left the company.
  term('2028-02-28', 'Arjun'),
  term('2028-03-13', 'Priya'),
  term('2028-03-27', 'Aino'),
  term('2028-04-10', 'Mikko'),
  term('2028-04-24', 'Arjun'),
  term('2028-05-08', 'Priya'),
  term('2028-05-22', 'Aino'),
  term('2028-06-05', 'Mikko'),
  term('2028-06-19', 'Arjun'),
  term('2028-07-03', 'Priya'),
  // Mikko takes it over from Aino, who is next then.
  term('2028-07-17', 'Mikko'),
  term('2028-07-31', 'Aino'),
  term('2028-08-14', 'Arjun'),
  term('2028-08-28', 'Priya'),
  term('2028-09-11', 'Mikko'),
  term('2028-09-25', 'Aino'),
  term('2028-10-09', 'Arjun'),
  // It would be Priya’s, who has left the pool.
  term('2028-10-23', 'Mikko'),
  // Aino sets it by hand.
  term('2028-11-06', 'Arjun'),
  // All leave the pool: nobody has the next one. Then Mikko is willing again.
  term('2028-12-04', 'Mikko'),
].map((one, index) => ({ number: index + 1, ...one }));

const DAY = 24 * 60 * 60 * 1000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const later = (date: string, days: number) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
export const weekday = (date: string) => WEEKDAYS[new Date(date).getUTCDay()] ?? '';
const isWorked = (date: string) => !['Sat', 'Sun'].includes(weekday(date)) && !HOLIDAYS.includes(date);
const isSummer = (date: string) => SUMMERS.some(({ from, until }) => from <= date && date < until);

/** Whether somebody works on a local date. */
export function works(who: Name, date: string): boolean {
  const isAway = (AWAY[who] ?? []).some(({ fromDate, toDate }) => fromDate <= date && date <= toDate);
  return isWorked(date) && !isAway;
}

/** What clocks show where somebody is when it is nine in Helsinki; or nine, when they do not work yet. */
function atNineInHelsinki(who: Name, date: string): string {
  if (ZONES[who] !== 'Asia/Kolkata') return '09:00';
  return isSummer(date) ? '11:30' : '12:30';
}

/** What is due at nine in Helsinki on that date, as its reader’s clock shows it: then, or when their next working day begins. */
function toPerson(who: Name, date: string, what: string): string {
  if (works(who, date)) return line(date, atNineInHelsinki(who, date), who, what);
  let day = date;
  while (!works(who, day)) day = later(day, 1);
  return line(day, '09:00', who, what);
}

const line = (date: string, time: string, who: string, what: string) =>
  `${date} ${weekday(date)} ${time} ${who}: ${what}`;

function workingDayBefore(date: string): string {
  let day = later(date, -1);
  while (!isWorked(day)) day = later(day, -1);
  return day;
}

/** What is said around each term when nothing comes in between. */
function ordinary(): string[] {
  return TERMS.flatMap(({ number, date, begins }, index) => {
    const last = TERMS[index - 1];
    return [
      toPerson(begins, later(date, -7), `heads-up a week before term ${number}`),
      toPerson(begins, workingDayBefore(date), `heads-up a day before term ${number}`),
      line(date, '09:00', '#general', `term ${number} has started`),
      toPerson(begins, date, `brief of term ${number}`),
      ...(last ? [toPerson(last.ends, date, `thanks for term ${last.number}`)] : []),
    ];
  });
}

/** What came otherwise, with what was said instead. */
const OTHERWISE: readonly { readonly not: string; readonly but: readonly string[] }[] = [
  {
    // They agree to be champions on the 17th: the first of them is told at once.
    not: '2026-11-16 Mon 09:00 Mikko: heads-up a week before term 1',
    but: ['2026-11-17 Tue 09:00 Mikko: heads-up a week before term 1'],
  },
  // In the outage nothing is said. What is still true is said after it, once; of the term that passed nobody hears.
  { not: '2027-10-08 Fri 09:00 Grace: heads-up a day before term 24', but: [] },
  { not: '2027-10-11 Mon 09:00 #general: term 24 has started', but: [] },
  { not: '2027-10-11 Mon 09:00 Grace: brief of term 24', but: [] },
  {
    not: '2027-10-11 Mon 09:00 Mikko: thanks for term 23',
    but: ['2027-10-27 Wed 13:00 Mikko: thanks for term 23'],
  },
  { not: '2027-10-18 Mon 11:30 Arjun: heads-up a week before term 25', but: [] },
  { not: '2027-10-22 Fri 11:30 Arjun: heads-up a day before term 25', but: [] },
  { not: '2027-10-25 Mon 09:00 Grace: thanks for term 24', but: [] },
  {
    not: '2027-10-25 Mon 09:00 #general: term 25 has started',
    but: ['2027-10-27 Wed 13:00 #general: term 25 has started'],
  },
  {
    not: '2027-10-25 Mon 11:30 Arjun: brief of term 25',
    but: ['2027-10-27 Wed 15:30 Arjun: brief of term 25'],
  },
  {
    // Aino is told, and can’t; Priya is told as soon as it is hers.
    not: '2027-11-01 Mon 12:30 Priya: heads-up a week before term 26',
    but: [
      '2027-11-01 Mon 09:00 Aino: heads-up a week before term 26',
      '2027-11-01 Mon 15:30 Priya: heads-up a week before term 26',
    ],
  },
  {
    // Nobody comes after Arjun, until Mikko is willing at noon.
    not: '2028-12-04 Mon 12:30 Arjun: thanks for term 52',
    but: ['2028-11-20 Mon 12:30 Arjun: thanks for term 52'],
  },
  {
    not: '2028-11-27 Mon 09:00 Mikko: heads-up a week before term 53',
    but: ['2028-11-28 Tue 12:00 Mikko: heads-up a week before term 53'],
  },
];

/** What else is said: questions and answers between people, and what waits on Fridays. */
const BESIDES = [
  // Mikko nominates Arjun, Aino confirms it, and Arjun would rather be asked again in March.
  '2027-01-12 Tue 12:00 Aino: nomination to confirm',
  '2027-01-12 Tue 16:30 Arjun: nominated',
  '2027-03-08 Mon 12:30 Arjun: nominated',
  // Aino asks Mikko to swap, late on a Wednesday evening. He agrees late on a Friday.
  '2027-02-11 Thu 09:00 Mikko: question',
  '2027-02-15 Mon 09:00 Aino: answer',
  // Grace would hand over: it is evening in Helsinki. Mikko agrees there at one, before Grace begins.
  '2027-04-07 Wed 09:00 Mikko: question',
  '2027-04-07 Wed 13:00 Mikko: brief of term 10',
  '2027-04-07 Wed 09:00 Grace: answer',
  '2027-04-07 Wed 09:00 Grace: thanks for term 10',
  // Mikko asks Aino to stand in for two days; both are at work. On the first of them she reads what waits.
  '2028-06-08 Thu 11:00 Aino: question',
  '2028-06-08 Thu 12:00 Mikko: answer',
  '2028-06-12 Mon 09:00 Aino: stands in',
  // Grace has left in her term: Priya reads what waits, and Aino, who is an admin, that it is Priya’s.
  '2027-12-29 Wed 13:30 Priya: brief of term 29',
  '2027-12-29 Wed 10:00 Aino: passed on',
  // Mikko would take over a term of Aino’s. Later, she calls a customer minute in the channel of a meeting of his.
  '2028-07-04 Tue 13:00 Aino: question',
  '2028-07-04 Tue 13:30 Mikko: answer',
  '2028-08-02 Wed 13:00 #product: customer minute',
  '2028-08-02 Wed 13:00 Mikko: customer minute in his channel',
  // Priya is asked whether she would come back, and does not want to be asked again: nobody does.
  '2028-10-03 Tue 15:30 Priya: nominated',
  // Aino gives her next term to Arjun by hand.
  '2028-10-24 Tue 15:30 Arjun: set by hand',
  // Nobody is willing: admins hear of it once a week.
  ...['2028-11-08 Wed', '2028-11-15 Wed', '2028-11-22 Wed'].map((day) => `${day} 09:00 Aino: nobody is willing`),
  // A customer waits for an owner from Tuesday to Tuesday: the champion hears it in the next morning, that it is too long in
  // the one after, once more, and on Friday. So does Grace, of one who waits from a Wednesday on.
  ...['2027-03-10 Wed', '2027-03-11 Thu', '2027-03-12 Fri'].map((day) => `${day} 09:00 Mikko: reminder`),
  '2027-03-12 Fri 09:00 Mikko: digest',
  ...['2027-05-26 Wed', '2027-05-27 Thu', '2027-05-28 Fri'].map((day) => `${day} 09:00 Grace: reminder`),
  '2027-05-28 Fri 09:00 Grace: digest',
];

/** Every message of the two years, in the order of local time, then of names. */
export function everyMessage(): string[] {
  const lines = ordinary();
  for (const { not } of OTHERWISE) {
    if (!lines.includes(not)) throw new Error(`Nothing of the kind is expected: ${not}`);
  }
  const stays = lines.filter((one) => !OTHERWISE.some(({ not }) => not === one));
  return [...stays, ...OTHERWISE.flatMap(({ but }) => but), ...BESIDES].sort();
}
