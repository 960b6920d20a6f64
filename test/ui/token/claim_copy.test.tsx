import { render, screen } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { readToken } from '../../../src/core/token/read-token.ts';
import { RawToken } from '../../../src/ui/token/raw-token.tsx';
import { renderClaims } from '../../support/claims-page.tsx';
import { click, watchPorts } from '../../support/page.ts';
import { jwtWith } from '../../support/samples.ts';

let copied: ReturnType<typeof watchPorts>['copied'];
beforeEach(() => {
  ({ copied } = watchPorts());
});

const press = (name: string) => click(screen.getByRole('button', { name }));

test.each([
  ['a text, without quotes', 'Copy sub', '42'],
  ['a time, as the number that it is', 'Copy exp', '1767272400'],
  ['a tree, as JSON', 'Copy realm_access', '{\n  "roles": [\n    "a",\n    1\n  ]\n}'],
  ['a part of a tree', 'Copy realm_access.roles', '[\n  "a",\n  1\n]'],
  ['an item of a list', 'Copy realm_access.roles[0]', 'a'],
])('%s is copied', async (_what, name, text) => {
  renderClaims({ sub: '42', exp: 1767272400, realm_access: { roles: ['a', 1] } });
  await press(name);
  expect(copied).toHaveBeenCalledWith(text);
});

test('what came of it is said', async () => {
  renderClaims({ sub: 'alice' });
  await press('Copy sub');
  expect(screen.getByText('Copied: sub').tagName).toBe('OUTPUT');
});

test('a clipboard that refuses is told too', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  renderClaims({ sub: 'alice' });
  await press('Copy sub');
  screen.getByText('Could not copy: sub');
});

test('the whole token is copied, and shown as it is', async () => {
  const token = jwtWith({ sub: 'alice' });
  render(<RawToken token={token} reading={readToken(token)} />);
  expect(document.querySelector('pre')?.textContent).toBe(token);
  expect([...document.querySelectorAll('pre span')]).toHaveLength(3);
  await press('Copy the whole token');
  expect(copied).toHaveBeenCalledWith(token);
});

test.each(['opaque', 'a~b~', '...', '', `${jwtWith({})}~WyJhIl0~`])(
  'a token is shown sign for sign: %s',
  (token) => {
    render(<RawToken token={token} reading={readToken(token)} />);
    expect(document.querySelector('pre')?.textContent).toBe(token);
  },
);

test('parameters of the header are explained as such', () => {
  const token = jwtWith({}, { alg: 'RS256', typ: 'at+jwt', crit: ['b64'] });
  render(<RawToken token={token} reading={readToken(token)} />);
  expect(document.body.textContent).toContain('How the token is signed');
  expect(document.body.textContent).toContain('An access token (RFC 9068).');
  expect(document.body.textContent).not.toContain('Federation');
});
