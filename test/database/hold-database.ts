// A process that opens the database its argument names, says so, and stays until it is killed.
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { openDatabase } from '../../src/database.ts';

const database = await openDatabase(process.argv[2] ?? '', { logger: pino({ level: 'silent' }), clock: systemClock });
await database.prisma.workspace.create({ data: { teamId: 'T-held', name: '', url: '', createdAt: systemClock.now() } });
process.stdout.write('open\n');
setInterval(() => undefined, 60_000);
