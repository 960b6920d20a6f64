import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { many, renderClaims } from '../../support/claims-page.tsx';
import { claim, terms } from '../../support/claims-view.ts';
import { doing, watchPorts } from '../../support/page.ts';

beforeEach(() => {
  watchPorts();
});

const THIRTEEN = {
  iss: 'https://issuer.test',
  sub: 'alice',
  aud: 'shop-api',
  exp: 1767272400,
  tid: 'tenant-7',
  email: 'Alice@Example.test',
  realm_access: { roles: ['admin'] },
  groups: many(300),
  frobnicate: 'b',
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const type = (text: string) => doing(() => fireEvent.input(field(), { target: { value: text } }));
const pressEscape = () => fireEvent.keyDown(field(), { key: 'Escape' });

test('few claims are not searched in', () => {
  const { frobnicate: _, ...twelve } = THIRTEEN;
  renderClaims(twelve);
  expect(screen.queryByRole('searchbox')).toBeNull();
});

describe('search finds', () => {
  test.each([
    ['by its own name', 'TID', ['tid']],
    ['by its plain name', 'audience', ['Audience']],
    ['by its value, in whatever case', 'alice@example', ['email']],
    ['by what it is about', 'postal', []],
    ['by what it is about, a claim that does not say so', 'tenant’s id', ['tid']],
    ['by what it is about, once there is enough of it', 'enan', ['tid']],
    ['not by what it is about from so little', 'the', []],
    ['by a value deep inside', 'admin', ['realm_access']],
    ['by the name of a member', 'roles', ['realm_access']],
    ['nothing', 'zzz', []],
    ['everything, by spaces alone', '   ', Object.keys(THIRTEEN).length],
  ])('%s', async (_what, text, expected) => {
    renderClaims(THIRTEEN);
    await type(text);
    const found = screen.queryAllByRole('term').length > 0 ? terms() : [];
    if (typeof expected === 'number') expect(found).toHaveLength(expected);
    else expect(found).toEqual(expected);
  });
});

test('how many are found is announced', async () => {
  renderClaims(THIRTEEN);
  await type('alice');
  expect(screen.getByText('2 of 13 claims').tagName).toBe('OUTPUT');
});

test('what is found far down in a long list is shown', async () => {
  renderClaims(THIRTEEN);
  await type('group-299');
  expect(claim('groups').querySelector('details')?.open).toBe(true);
  expect([...claim('groups').querySelectorAll('li')].map((item) => item.textContent)).toEqual([
    'group-299',
  ]);
});

test('Escape clears the search, and only then does anything else', async () => {
  renderClaims(THIRTEEN);
  await type('alice');
  let isLeft = true;
  await doing(() => {
    isLeft = pressEscape();
  });
  expect(isLeft).toBe(false);
  expect(field().value).toBe('');
  expect(terms()).toHaveLength(13);
  expect(pressEscape()).toBe(true);
});
