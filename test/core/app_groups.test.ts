import { describe, expect, test } from 'vitest';
import { groupsOf } from '../../src/core/app-groups.ts';
import type { AppId } from '../../src/core/app-id.ts';
import { moved } from '../../src/core/moved.ts';
import { appWith } from '../support/samples.ts';

const app = (id: string, environment?: string, favourite = false) =>
  appWith({ id, name: id, favourite, ...(environment !== undefined && { environment }) });

const APPS = [
  app('live', 'prod'),
  app('plain'),
  app('try', 'dev'),
  app('star', 'prod', true),
  app('check', 'staging'),
  app('theirs', 'customer A'),
  app('again', 'DEV'),
];

/** As one reads it: the heading, then who stands under it. */
const read = (groups: ReturnType<typeof groupsOf>) =>
  groups.map((group) => [
    group.kind === 'environment' ? group.environment : group.kind,
    ...group.apps.map(({ id }) => id),
  ]);

describe('groups of apps', () => {
  test('are none where there is no app', () => {
    expect(groupsOf([])).toEqual([]);
  });

  test('are one where nothing tells apps apart', () => {
    expect(read(groupsOf([app('a'), app('b')]))).toEqual([['rest', 'a', 'b']]);
  });

  test('lead from favourites over development to production, and to the rest', () => {
    expect(read(groupsOf(APPS))).toEqual([
      ['favourites', 'star'],
      ['dev', 'try', 'again'],
      ['customer A', 'theirs'],
      ['staging', 'check'],
      ['prod', 'live'],
      ['rest', 'plain'],
    ]);
  });

  test('begin with those for the tab in front, which stand nowhere else', () => {
    const forTab = new Set(['star', 'check'] as AppId[]);
    const groups = read(groupsOf(APPS, { forTab }));
    expect(groups[0]).toEqual(['tab', 'star', 'check']);
    expect(groups.flat().filter((word) => word === 'star' || word === 'check')).toHaveLength(2);
  });

  test('have every app once', () => {
    const ids = groupsOf(APPS).flatMap(({ apps }) => apps.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(APPS.map(({ id }) => id).toSorted());
  });

  test('stay where they are, however apps are moved', () => {
    // The name of an environment is as its first app has it.
    const headings = (apps: typeof APPS) =>
      read(groupsOf(apps)).map(([heading]) => heading?.toLowerCase());
    for (const { id } of APPS) {
      for (const before of [undefined, ...APPS.map((other) => other.id)]) {
        expect(headings([...moved(APPS, id, before)])).toEqual(headings(APPS));
      }
    }
  });
});
