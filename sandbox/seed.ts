import type { ChannelRecord, PersonRecord, TeamState } from './state.ts';

type SeedPerson = Pick<PersonRecord, 'id' | 'username' | 'realName' | 'title'> & Partial<PersonRecord>;

/** The other organisation of #acme-shared. */
const OTHER_TEAM_ID = 'T0ACME001';

/** A member record with Slack's usual values where nothing else is said. */
export function personRecord(teamId: string, details: SeedPerson): PersonRecord {
  return {
    teamId,
    displayName: details.realName.split(' ')[0] ?? details.realName,
    tz: 'Etc/UTC',
    tzLabel: 'Coordinated Universal Time',
    locale: 'en-US',
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isUltraRestricted: false,
    isBot: false,
    isStranger: false,
    isDeleted: false,
    status: { emoji: '', text: '', expiration: 0 },
    updated: 1_700_000_000,
    ...details,
  };
}

const helsinki = { tz: 'Europe/Helsinki', tzLabel: 'Eastern European Time' };
const newYork = { tz: 'America/New_York', tzLabel: 'Eastern Standard Time' };
const kolkata = { tz: 'Asia/Kolkata', tzLabel: 'India Standard Time' };

const PEOPLE: readonly SeedPerson[] = [
  {
    id: 'U0AINO001',
    username: 'aino',
    realName: 'Aino Laine',
    title: 'Managing director',
    isAdmin: true,
    isOwner: true,
    ...helsinki,
  },
  { id: 'U0MIKKO01', username: 'mikko', realName: 'Mikko Salo', title: 'Sales', locale: 'fi-FI', ...helsinki },
  { id: 'U0GRACE01', username: 'grace', realName: 'Grace Miller', title: 'Product', ...newYork },
  {
    id: 'U0DANIEL1',
    username: 'daniel',
    realName: 'Daniel Reyes',
    title: 'Consultant',
    isRestricted: true,
    ...newYork,
  },
  { id: 'U0PRIYA01', username: 'priya', realName: 'Priya Nair', title: 'Support', locale: 'en-GB', ...kolkata },
  { id: 'U0ARJUN01', username: 'arjun', realName: 'Arjun Das', title: 'Engineering', locale: 'en-GB', ...kolkata },
];

const KENJI: SeedPerson = {
  id: 'U0KENJI01',
  username: 'kenji',
  realName: 'Kenji Mori',
  title: 'Buyer at Acme',
  teamId: OTHER_TEAM_ID,
  isStranger: true,
  tz: null,
  tzLabel: null,
};

const SLACKBOT: SeedPerson = { id: 'USLACKBOT', username: 'slackbot', realName: 'Slackbot', title: '' };

/** Fills an empty team with the fictional company of the demo. The guest is in #launch only; the bot is neither in #random nor in #leadership. */
export function seedCompany(state: TeamState, now: Date): void {
  const teamId = state.team.id;
  for (const person of [...PEOPLE, KENJI, SLACKBOT]) state.addPerson(personRecord(teamId, person));

  const bot = state.bot.userId;
  const guest = 'U0DANIEL1';
  const colleagues = PEOPLE.map(({ id }) => id).filter((id) => id !== guest);
  const channel = (
    id: string,
    name: string,
    members: readonly string[],
    kind: ChannelRecord['kind'] = 'public',
  ): ChannelRecord => state.addChannel({ id, name, kind, members, created: now });

  channel('C0GENERAL', 'general', [...colleagues, bot]);
  channel('C0PRODUCT', 'product', [...colleagues, bot]);
  channel('C0SALES01', 'sales', [...colleagues, bot]);
  channel('C0LAUNCH1', 'launch', ['U0GRACE01', 'U0MIKKO01', guest, bot]);
  channel('C0RANDOM1', 'random', colleagues);
  channel('C0LEADERS', 'leadership', ['U0AINO001', 'U0GRACE01'], 'private');
  channel('C0ACMESHR', 'acme-shared', ['U0AINO001', 'U0MIKKO01', 'U0PRIYA01', KENJI.id, bot]).isExtShared = true;

  const champion = { id: 'S0CHAMPION', handle: 'customer-champion', name: 'Customer champion' };
  state.addUserGroup({ ...champion, users: ['U0AINO001'], created: now });
}
