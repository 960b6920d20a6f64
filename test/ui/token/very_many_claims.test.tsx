import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { many, renderClaims } from '../../support/claims-page.tsx';
import { claim, terms } from '../../support/claims-view.ts';
import { NOON } from '../../support/grants.ts';
import { click, doing, watchPorts } from '../../support/page.ts';
import { appWith } from '../../support/samples.ts';

beforeEach(() => {
  watchPorts();
});

const claims = (count: number) =>
  Object.fromEntries([['sub', 'alice'], ...many(count - 1, 'x').map((name) => [name, 'value'])]);

const type = (text: string) =>
  doing(() => fireEvent.input(screen.getByRole('searchbox'), { target: { value: text } }));

const more = () => screen.queryByRole('button', { name: /^Show all/ });

test('as many claims as can be looked through are all there', () => {
  renderClaims(claims(200));
  expect(terms()).toHaveLength(200);
  expect(more()).toBeNull();
});

test('of very many the first are there, what people look for before all, and the rest behind a click', async () => {
  renderClaims(claims(400));
  expect(terms()).toHaveLength(200);
  expect(terms().slice(0, 2)).toEqual(['Subject', 'x-1']);
  await click(screen.getByRole('button', { name: 'Show all (400)' }));
  expect(terms()).toHaveLength(400);
  expect(more()).toBeNull();
});

test('of very many that are found as well, and what stands beyond is found', async () => {
  renderClaims(claims(400));
  await type('value');
  expect(terms()).toHaveLength(200);
  expect(more()?.textContent).toBe('Show all (399)');
  await type('x-399');
  expect(terms()).toEqual(['x-399']);
  expect(more()).toBeNull();
});

test('of very many scopes the first are there, with all that were refused', async () => {
  const tokens = { accessToken: '', receivedAt: NOON, renewable: false };
  const scope = many(400, 'scope').join(' ');
  renderClaims({ scope }, { kind: 'access_token', app: appWith(), tokens });
  const chips = () => claim('Scope').querySelectorAll('span > span:not(del span), del').length;
  expect(claim('Scope').querySelector('del')?.textContent).toContain('openid');
  expect(claim('Scope').textContent).not.toContain('scope-201');
  const cut = chips();
  await click(screen.getByRole('button', { name: 'Show all (400)' }));
  expect(chips() - cut).toBe(200);
  expect(claim('Scope').textContent).toContain('scope-400');
});
