import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeEachProvider, freshDatabase } from '../support/database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PRISMA = createRequire(import.meta.url).resolve('prisma/build/index.js');

/** Prisma's own command line through tools/schema-engine.mjs; rejects when it exits with an error. */
async function prisma(url: string, ...command: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, [PRISMA, ...command], { cwd: ROOT, env });
  return stdout;
}

describeEachProvider('Prisma’s own tool', (provider) => {
  it('agrees that our migrator applied everything, and that the migrations make what models.prisma says', async () => {
    const fresh = await freshDatabase(provider);
    await (await fresh.open()).close();
    expect(await prisma(fresh.url, 'migrate', 'status')).toContain('Database schema is up to date');
    const schema = path.join('prisma', provider);
    const difference = prisma(
      fresh.url,
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      schema,
      '--exit-code',
    );
    expect(await difference).toContain('No difference detected');
    await fresh.drop();
  });
});
