import { describe } from 'vitest';
import { providers } from '../support/database.ts';
import { twoYears } from './champion-years.ts';

// Each database has its file, so that the two live their years side by side.
describe.skipIf(!providers.includes('postgresql'))('two years of customer champions (postgresql)', () =>
  twoYears('postgresql'),
);
