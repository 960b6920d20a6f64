import { describe, expect, test } from 'vitest';
import type { AppId } from '../../src/core/app-id.ts';
import { type Place, placeAfter, placeBefore, placeBeside } from '../../src/core/app-place.ts';
import { moved } from '../../src/core/moved.ts';
import { appWith } from '../support/samples.ts';

const APPS = ['a', 'x', 'b', 'y', 'c'].map((id) => appWith({ id }));
/** What is between them belongs to another group. */
const GROUP = APPS.filter(({ id }) => 'abc'.includes(id));

const id = (text: string) => text as AppId;
const order = (place: Place | undefined) =>
  place &&
  moved(APPS, place.id, place.before)
    .map((app) => app.id)
    .join('');

/** Of its group alone. */
const inGroup = (place: Place | undefined) => order(place)?.replaceAll(/[xy]/g, '');

describe('one step', () => {
  test.each([
    ['a', -1],
    ['c', 1],
    ['nobody', 1],
  ] as const)('of %s by %i leads nowhere', (app, step) => {
    expect(placeBeside(APPS, GROUP, id(app), step)).toBeUndefined();
  });

  test.each([
    ['b', -1, 'bac'],
    ['c', -1, 'acb'],
    ['a', 1, 'bac'],
    ['b', 1, 'acb'],
  ] as const)('of %s by %i leads to %s, past apps of other groups', (app, step, expected) => {
    expect(inGroup(placeBeside(APPS, GROUP, id(app), step))).toBe(expected);
  });

  test.each(['a', 'b'])('down and back up of %s changes nothing in its group', (app) => {
    const down = placeBeside(APPS, GROUP, id(app), 1);
    const after = moved(APPS, id(app), down?.before);
    const up = placeBeside(
      after,
      after.filter((one) => 'abc'.includes(one.id)),
      id(app),
      -1,
    );
    const back = moved(after, id(app), up?.before).map((one) => one.id);
    expect(back.filter((one) => 'abc'.includes(one)).join('')).toBe('abc');
  });
});

describe('what is dropped', () => {
  test.each([
    [placeBefore(id('c'), id('a')), 'caxby'],
    [placeBefore(id('a'), id('a')), 'axbyc'],
    [placeAfter(APPS, id('a'), id('c')), 'xbyca'],
    [placeAfter(APPS, id('a'), id('b')), 'xbayc'],
    [placeAfter(APPS, id('b'), id('x')), 'axbyc'],
  ])('stands where it fell: %j', (place, expected) => {
    expect(order(place)).toBe(expected);
  });
});
