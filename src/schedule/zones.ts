/** Names that Intl still prefers, and what the places are called today. */
const TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const UTC_NAMES = /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal|Greenwich|GMT[+-]?0)$/i;
const FIXED_OFFSET = /^Etc\/GMT([+-])(\d+)$/;

/** Whether this machine knows a name as an IANA zone; a bare offset such as +02:00 is none, because it has no rules. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** All zones a person may choose from, by today's names, in alphabetical order, with UTC. */
export function zones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone').map(todaysName), 'UTC'])].sort();
}

/** What people call the time of a zone: "Helsinki time", "New York time", "UTC", "UTC-5". */
export function zoneInWords(zone: string): string {
  if (UTC_NAMES.test(zone)) return 'UTC';
  const [, sign, hours] = FIXED_OFFSET.exec(zone) ?? [];
  // POSIX signs: Etc/GMT+5 lies five hours behind UTC.
  if (hours) return `UTC${sign === '+' ? '-' : '+'}${hours}`;
  const city = todaysName(zone).split('/').at(-1) ?? zone;
  return `${city.replaceAll('_', ' ')} time`;
}

function todaysName(zone: string): string {
  return TODAY[zone] ?? zone;
}
