import { render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { Claims } from '../../../src/ui/token/claims.tsx';
import { factsAbout, many, renderClaims, toggle } from '../../support/claims-page.tsx';
import { claim } from '../../support/claims-view.ts';
import { NOON } from '../../support/grants.ts';
import { click, watchPorts } from '../../support/page.ts';
import { jwtWith } from '../../support/samples.ts';

beforeEach(() => {
  watchPorts();
});

const SECONDS = NOON / 1000;

const detailsIn = (name: string) => claim(name).querySelector('details') as HTMLDetailsElement;
const itemsIn = (name: string) => [...claim(name).querySelectorAll('li')].length;

describe('text', () => {
  test.each([
    ['that looks like a number', '42'],
    ['that looks like true', 'true'],
    ['that looks like nothing', 'null'],
    ['that is empty', ''],
  ])('%s wears quotes', (_what, value) => {
    renderClaims({ x: value });
    expect(claim('x').textContent).toBe(`"${value}"`);
  });

  test('that is an address is no link', () => {
    renderClaims({ jku: 'https://evil.test/keys', website: 'javascript:alert(1)' });
    expect(document.querySelector('a')).toBeNull();
    expect(claim('website').textContent).toBe('javascript:alert(1)');
  });

  test('that is long is cut, and can be seen whole', async () => {
    const long = 'a'.repeat(1000);
    renderClaims({ x: long });
    expect(claim('x').textContent?.length).toBeLessThan(250);
    await click(screen.getByRole('button', { name: 'Show all (1,000)' }));
    expect(claim('x').textContent).toContain(long);
    await click(screen.getByRole('button', { name: 'Show less' }));
    expect(claim('x').textContent?.length).toBeLessThan(250);
  });
});

test('an integer that no number can hold is shown digit for digit', () => {
  const payload = '{"id":9007199254740993,"deep":{"id":9007199254740993}}';
  const [header] = jwtWith({}).split('.');
  const token = `${header}.${Buffer.from(payload).toString('base64url')}.c2ln`;
  render(<Claims facts={factsAbout(token)} />);
  expect(claim('id').textContent).toBe('9007199254740993');
  expect(claim('deep').textContent).toContain('9007199254740993');
});

describe('times', () => {
  test('are local, relative and the number', () => {
    renderClaims({ nbf: SECONDS - 60, exp: SECONDS + 3600 });
    expect(claim('nbf').textContent).toMatch(/^Today .*1 minute ago · nbf 1767268740$/);
    expect(claim('Expires').textContent).toMatch(/^Today .*in 1 hour · exp 1767272400$/);
  });

  test('are by the clock of the issuer', () => {
    const tokens = { accessToken: '', receivedAt: NOON, renewable: false, skew: 60_000 };
    renderClaims({ iat: SECONDS }, { tokens });
    expect(claim('Issued').textContent).toContain('1 minute ago');
  });

  test('in milliseconds are told to be that', () => {
    renderClaims({ exp: NOON });
    expect(claim('Expires').textContent).toMatch(
      /^1767268800000Milliseconds where seconds belong · Today /,
    );
  });

  test('in quotes are told to be that', () => {
    renderClaims({ exp: `${SECONDS}` });
    expect(claim('Expires').textContent).toMatch(
      /^"1767268800"A text where a number belongs · Today /,
    );
  });
});

describe('lists and objects', () => {
  test('that are short stand open', () => {
    renderClaims({ realm_access: { roles: ['a', 'b'] } });
    expect(detailsIn('realm_access').open).toBe(true);
    expect(claim('realm_access').textContent).toBe('1 memberrolesab');
  });

  test('of a few values need no opening', () => {
    renderClaims({ aud: ['shop-api', 'other-api', 7] });
    expect(detailsIn('Audience')).toBeNull();
    expect(claim('Audience').textContent).toBe('shop-apiother-api7');
  });

  test('that are empty have nothing to open', () => {
    renderClaims({ groups: [], address: {} });
    expect(claim('groups').textContent).toBe('[]');
    expect(claim('address').textContent).toBe('{}');
  });

  test('that are long stand closed, and are not drawn before they are opened', async () => {
    renderClaims({ groups: many(20) });
    expect(detailsIn('groups').querySelector('summary')?.textContent).toBe('20 items');
    expect(itemsIn('groups')).toBe(0);
    await toggle(detailsIn('groups'));
    expect(itemsIn('groups')).toBe(20);
    await toggle(detailsIn('groups'));
    expect(detailsIn('groups').open).toBe(false);
  });

  test('of more than 50 show the first, and the rest when asked', async () => {
    renderClaims({ groups: many(500) });
    await toggle(detailsIn('groups'));
    expect(itemsIn('groups')).toBe(50);
    await click(screen.getByRole('button', { name: 'Show all (500)' }));
    expect(itemsIn('groups')).toBe(500);
  });

  test('however deep they are do not break the page', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`);
    renderClaims({ deep });
    expect(claim('deep').textContent).toContain('1 member');
  });
});

test('what is disclosed beside the claims is shown with them, and marked', async () => {
  const { withDisclosures } = await import('../../../src/ui/token/shown-claims.ts');
  const disclosures = [{ name: 'email', value: 'a@b.test' }, { value: 'DE' }];
  const reading = { form: 'self-contained', header: {}, claims: { sub: 'x' } } as const;
  const { claims, disclosed } = withDisclosures({
    ...reading,
    isSigned: true,
    flaws: [],
    disclosures,
  });
  expect(claims).toEqual({ sub: 'x', email: 'a@b.test', '… 2': 'DE' });
  expect(disclosed).toEqual(['email', '… 2']);
});

test('what a token inside the token says is shown', () => {
  const token = jwtWith({ sub: 'inner' });
  const nested = `${jwtWith({}, { alg: 'RS256', cty: 'JWT' }).split('.')[0]}.${Buffer.from(token).toString('base64url')}.c2ln`;
  render(<Claims facts={factsAbout(nested)} />);
  expect(claim('Subject').textContent).toBe('inner');
});
