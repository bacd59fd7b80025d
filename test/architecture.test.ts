import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

interface SourceFile {
  /** Relative to src/, e.g. rituals/openers/views.ts */
  readonly name: string;
  readonly text: string;
  /** What it imports: relative to src/ when ours, the package's name otherwise. Type-only imports count too. */
  readonly imports: readonly string[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((entry) => {
    const full = path.join(folder, entry);
    return statSync(full).isDirectory() ? filesUnder(full) : [full];
  });
}

function importsOf(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?'([^']+)'/gm)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => {
    if (!specifier.startsWith('.')) return specifier;
    return path.relative(path.join(ROOT, 'src'), path.resolve(path.dirname(file), specifier));
  });
}

const sources: SourceFile[] = filesUnder(path.join(ROOT, 'src'))
  .filter((file) => file.endsWith('.ts') && !file.includes(`${path.sep}generated${path.sep}`))
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    return { name: path.relative(path.join(ROOT, 'src'), file), text, imports: importsOf(file, text) };
  });

const ritualOf = (name: string): string | undefined => /^rituals\/([^/]+)\//.exec(name)?.[1];
const isOurs = (specifier: string): boolean => specifier.endsWith('.ts');

/** What a file of a ritual is, told by its name. Whatever has no other role is a use case when it stores or refuses, else a noun. */
function roleOf({
  name,
  text,
}: SourceFile): 'index' | 'listeners' | 'jobs' | 'views' | 'actions' | 'store' | 'use-case' | 'noun' {
  const base = path.basename(name, '.ts');
  if (base === 'index') return 'index';
  if (base === 'listeners' || base.endsWith('-listeners')) return 'listeners';
  if (base === 'jobs') return 'jobs';
  if (base === 'views' || base.endsWith('-view') || base.endsWith('-views')) return 'views';
  if (base === 'actions' || base.endsWith('-form')) return 'actions';
  if (base.endsWith('-store')) return 'store';
  return /from '(\.\.\/\.\.\/database|\.\.\/\.\.\/errors|\.\.\/deps)\.ts'/.test(text) ? 'use-case' : 'noun';
}

/** Each broken rule as "who: what", so that a failure says where to look. */
function offenders(check: (file: SourceFile, imported: string) => string | undefined): string[] {
  return sources.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const complaint = check(file, imported);
      return complaint ? [`${file.name}: ${complaint} (${imported})`] : [];
    }),
  );
}

describe('who may import whom', () => {
  it('finds the sources it judges', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(100);
  });

  it('keeps slack, schedule, delivery, access, settings, privacy and search free of rituals', () => {
    expect(
      offenders(({ name }, imported) =>
        /^(slack|schedule|delivery|access|settings|privacy|search|database)\//.test(name) &&
        imported.startsWith('rituals/')
          ? 'must not know rituals'
          : undefined,
      ),
    ).toEqual([]);
  });

  it('lets a ritual see of another only its index', () => {
    expect(
      offenders(({ name }, imported) => {
        const [own, other] = [ritualOf(name), ritualOf(imported)];
        if (!own || !other || own === other || imported === `rituals/${other}/index.ts`) return undefined;
        return 'reaches into another ritual';
      }),
    ).toEqual([]);
  });

  it('keeps nouns pure: they import nouns, access rules and local time only', () => {
    expect(
      offenders((file, imported) => {
        if (!ritualOf(file.name) || roleOf(file) !== 'noun') return undefined;
        if (!isOurs(imported)) return 'a noun needs no package';
        const target = sources.find(({ name }) => name === imported);
        if (
          /^(access|schedule)\//.test(imported) ||
          imported === 'settings/settings.ts' ||
          imported === 'settings/clocks.ts' ||
          imported === 'search/fold.ts' ||
          imported === 'search/alike.ts'
        )
          return undefined;
        return target && ritualOf(imported) && roleOf(target) === 'noun' ? undefined : 'not a noun';
      }),
    ).toEqual([]);
  });

  it('lets views import nouns, their own actions, slack and other rituals’ parts', () => {
    expect(
      offenders((file, imported) => {
        if (!ritualOf(file.name) || roleOf(file) !== 'views') return undefined;
        if (!isOurs(imported)) return imported === '@slack/types' ? undefined : 'views need no package';
        if (
          /^(slack|access|schedule)\//.test(imported) ||
          imported === 'check-up/finding.ts' ||
          imported === 'settings/settings.ts' ||
          imported === 'settings/clocks.ts'
        )
          return undefined;
        const target = sources.find(({ name }) => name === imported);
        const allowed = ['noun', 'actions', 'views', 'index'];
        return target && allowed.includes(roleOf(target)) ? undefined : 'views only render';
      }),
    ).toEqual([]);
  });

  it('lets stores import nouns, other stores of their ritual, the database, and zod for what lies in it as JSON', () => {
    expect(
      offenders((file, imported) => {
        if (!ritualOf(file.name) || roleOf(file) !== 'store') return undefined;
        if (imported === 'database.ts' || imported === 'zod' || /^(access|database|search|settings)\//.test(imported))
          return undefined;
        const target = sources.find(({ name }) => name === imported);
        return target && ['noun', 'store'].includes(roleOf(target)) ? undefined : 'stores only store';
      }),
    ).toEqual([]);
  });

  it('never lets the product depend on the sandbox, the tests or the bench', () => {
    expect(offenders((_file, imported) => (imported.startsWith('..') ? 'leaves src' : undefined))).toEqual([]);
  });
});

describe('the rules of the house', () => {
  const linesMatching = (pattern: RegExp, except: (name: string) => boolean): string[] =>
    sources
      .filter(({ name }) => !except(name))
      .flatMap(({ name, text }) => {
        const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
        return pattern.test(code) ? [name] : [];
      });

  it('asks for the time only in clock.ts', () => {
    expect(
      linesMatching(/new Date\(\)|Date\.now\(|performance\.now\(|Temporal\.Now/, (name) => name === 'clock.ts'),
    ).toEqual([]);
  });

  it('waits by the clock it was given, but for two who wait for something outside of time', () => {
    const exceptions: Readonly<Record<string, string>> = {
      'clock.ts': 'it is the clock',
      'slack/quickly.ts': 'a person is waiting and Slack’s triggers die in real time, whatever the clock says',
      'database/retry.ts': 'two rivals over a row wait milliseconds for each other, in real time',
    };
    const timers = /\bset(Timeout|Interval|Immediate)\b|node:timers/;
    expect(linesMatching(timers, () => false).sort()).toEqual(Object.keys(exceptions).sort());
  });

  it('names a command as the installation has it, wherever people read it', () => {
    const bare = /(?:^|[^a-z./'"-])\/(?:heard|idea|champion|opener|chair)\b/m;
    const copy = sources.filter(({ name }) => name.startsWith('rituals/') && !name.endsWith('/actions.ts'));
    const offending = copy.filter(({ text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
      const quoted = code.replace(/\btyped\('[^']*'\)/g, '').replace(/from '[^']*'/g, '');
      return bare.test(quoted) || /'\/(?:heard|idea|champion|opener|chair)\b/.test(quoted);
    });
    expect(offending.map(({ name }) => name)).toEqual([]);
  });

  it('touches the process only in the entry points', () => {
    expect(
      linesMatching(/\bprocess\.|from 'node:process'/, (name) => name === 'main.ts' || name.startsWith('cli/')),
    ).toEqual([]);
  });

  it('silences neither the compiler nor an error', () => {
    expect(linesMatching(/@ts-|biome-ignore|\bas any\b|: any\b|catch\s*(\([^)]*\))?\s*\{\s*\}/, () => false)).toEqual(
      [],
    );
  });

  it('lists every ritual in app.ts', () => {
    const app = sources.find(({ name }) => name === 'app.ts')?.text ?? '';
    const rituals = new Set(sources.flatMap(({ name }) => ritualOf(name) ?? []));
    expect([...rituals].filter((ritual) => !app.includes(`./rituals/${ritual}/index.ts`))).toEqual([]);
  });

  it('keeps files short enough to read', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 300).map(({ name }) => name);
    expect(long).toEqual([]);
  });
});
