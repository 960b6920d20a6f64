import { render, screen, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { failure } from '../../../src/core/failure.ts';
import { FAILURE_CODES } from '../../../src/core/failure-schema.ts';
import type { HistoryEvent } from '../../../src/core/history.ts';
import { momentText } from '../../../src/ui/format.ts';
import { failureText } from '../../../src/ui/sentences.ts';
import { Timeline } from '../../../src/ui/token/timeline.tsx';
import { NOON } from '../../support/grants.ts';
import { active } from '../../support/page.ts';

const MINUTE = 60_000;
const NOW = NOON + 10 * MINUTE;

const show = (...events: HistoryEvent[]) =>
  render(<Timeline history={{ events }} session={active()} now={NOW} />);

const entries = () => [...document.querySelectorAll('li')];
const texts = () => entries().map(({ textContent }) => textContent);
const shapeOf = (entry: Element) => entry.querySelector('svg')?.innerHTML;

const SIGNED_IN: HistoryEvent = { kind: 'obtained', at: NOON, occasion: 'sign_in' };
const REFUSED: HistoryEvent = { kind: 'refused', at: NOON, status: 401, host: 'api.test' };

describe('where nothing has happened', () => {
  test.each([
    ['nobody has signed in', undefined],
    ['nothing is known', { events: [] }],
  ])('nothing is shown: %s', (_why, history) => {
    render(<Timeline history={history} session={undefined} now={NOW} />);
    expect(document.querySelector('details')).toBeNull();
  });
});

test('it stands behind a click, and is a list in order, the newest first', () => {
  show({ kind: 'signed_out', at: NOON + MINUTE }, SIGNED_IN);
  expect(screen.getByText('History').closest('details')?.open).toBe(false);
  expect(document.querySelector('ol')?.children).toHaveLength(2);
  expect(texts()).toEqual([
    `${momentText(NOON + MINUTE, NOW)} Signed out`,
    `${momentText(NOON, NOW)} Signed in`,
  ]);
});

test('each says when first, for people and for machines', () => {
  show(SIGNED_IN);
  const time = document.querySelector('li time');
  expect(time?.textContent).toBe(momentText(NOON, NOW));
  expect(time?.getAttribute('datetime')).toBe(new Date(NOON).toISOString());
});

describe('it says', () => {
  test.each<[string, HistoryEvent, string]>([
    ['that somebody signed in', SIGNED_IN, 'Signed in'],
    ['that the token was refreshed', { ...SIGNED_IN, occasion: 'renewal' }, 'Refreshed'],
    [
      'why somebody signed in again',
      { ...SIGNED_IN, occasion: 'step_up' },
      'Signed in for what the API demanded',
    ],
    ['that a token was pasted', { ...SIGNED_IN, occasion: 'pasted' }, 'Token pasted'],
    ['which API refused it', REFUSED, 'Refusedapi.test answered 401 Unauthorized.'],
    [
      'what that API says, in quotes',
      { ...REFUSED, error: 'invalid_token', description: 'Too old' },
      'Refusedapi.test answered 401 Unauthorized. It says: “invalid_token: Too old”.',
    ],
    [
      'what it says without a code',
      { ...REFUSED, status: 403, description: 'No' },
      'Refusedapi.test answered 403 Forbidden. It says: “No”.',
    ],
    [
      'that the issuer took it back',
      { kind: 'revoked', at: NOON },
      'RevokedThe issuer says that this token is good no longer.',
    ],
  ])('%s', (_what, event, text) => {
    show(event);
    expect(texts()).toEqual([`${momentText(NOON, NOW)} ${text}`]);
  });

  test('up to when a token is good', () => {
    show({ ...SIGNED_IN, until: NOW + 1 });
    expect(texts()[0]).toContain(`Signed inGood until: ${momentText(NOW + 1, NOW)}`);
  });

  test('how often, and since when', () => {
    show({ ...REFUSED, times: 12, since: NOON - MINUTE });
    expect(texts()[0]).toContain(`.12 times since: ${momentText(NOON - MINUTE, NOW)}`);
  });

  test.each(FAILURE_CODES)('why something did not work: %s', (code) => {
    show({ kind: 'failed', at: NOON, failure: failure(code, 'DETAIL') });
    expect(texts()[0]).toContain(`Did not work${failureText(failure(code, 'DETAIL'))}`);
  });

  test('that a token expired, which nobody had to do', () => {
    show({ ...SIGNED_IN, until: NOON + MINUTE });
    expect(texts()[0]).toBe(`${momentText(NOON + MINUTE, NOW)} Expired`);
  });
});

test('what went well, badly and to its end have marks of different shapes', () => {
  show({ kind: 'signed_out', at: NOON + 2 }, { ...REFUSED, at: NOON + 1 }, SIGNED_IN);
  const shapes = entries().map(shapeOf);
  expect(new Set(shapes).size).toBe(3);
  expect(shapes.every(Boolean)).toBe(true);
});

test('two things of one moment are both told', () => {
  show({ ...REFUSED, error: 'b' }, { ...REFUSED, error: 'a' });
  expect(texts()).toHaveLength(2);
});

test('what a server says is text, not markup', () => {
  show({ ...REFUSED, description: '<img src=x onerror=alert(1)>' });
  const [entry] = entries();
  expect(within(entry as HTMLElement).getByText(/<img src=x/)).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});
