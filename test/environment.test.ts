import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { withEnvFile } from '../src/environment.ts';
import { temporaryFolder } from './support/database.ts';

describe('the environment with a file .env', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, '.env');
  afterEach(() => rmSync(file, { recursive: true, force: true }));

  it('takes what the file adds; real variables win', () => {
    writeFileSync(file, 'PORT=4000\nLOG_LEVEL="debug"\n# a comment\n');
    expect(withEnvFile({ PORT: '5000', HOME: '/root' }, file)).toEqual({
      PORT: '5000',
      LOG_LEVEL: 'debug',
      HOME: '/root',
    });
  });

  it('lets the file speak where a real variable is empty', () => {
    writeFileSync(file, 'PORT=4000\n');
    expect(withEnvFile({ PORT: ' ' }, file)).toEqual({ PORT: '4000' });
  });

  it('reads past a byte order mark', () => {
    writeFileSync(file, '\uFEFFPORT=4000\n');
    expect(withEnvFile({}, file)).toEqual({ PORT: '4000' });
  });

  it('is the environment alone when there is no file', () => {
    expect(withEnvFile({ PORT: '1' }, file)).toEqual({ PORT: '1' });
  });

  it('says in words when the file cannot be read', () => {
    mkdirSync(file);
    expect(() => withEnvFile({}, file)).toThrow(/cannot be read \(EISDIR\)/);
  });
});
