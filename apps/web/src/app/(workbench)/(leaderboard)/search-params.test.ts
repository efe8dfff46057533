import { describe, expect, it } from 'vitest';

import { readSearchState, writeSearchState } from '../../../url/search-state.ts';
import { leaderboardSearch } from './search-params.ts';

describe('the address of the leaderboard', () => {
  it('leaves reported scores out unless it asks for them in as many words', () => {
    for (const reported of [undefined, '', 'true', 'on', '1']) {
      expect(readSearchState(leaderboardSearch, { reported }).reported).toBe('off');
    }
    expect(readSearchState(leaderboardSearch, { reported: 'shown' }).reported).toBe('shown');
  });

  it('keeps reported scores in a link that is sent on, and says nothing of them when off', () => {
    const state = readSearchState(leaderboardSearch, { sweep: '3' });
    expect(writeSearchState(leaderboardSearch, state)).toBe('?sweep=3');
    expect(writeSearchState(leaderboardSearch, { ...state, reported: 'shown' })).toBe(
      '?sweep=3&reported=shown',
    );
  });
});
