import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import {
  choose,
  field,
  ISSUER_FIELD,
  leave,
  openOptions,
  paste,
  press,
  problemOf,
  save,
  type,
} from '../support/options-page.tsx';
import { click } from '../support/page.ts';
import { jwtWith } from '../support/samples.ts';

const open = () => openOptions('#/new', { apps: [], granted: [] });

describe('a pasted token', () => {
  test('needs no issuer', async () => {
    const page = await open();
    await choose('How to get the token', 'pasted');
    expect(screen.queryByLabelText(ISSUER_FIELD)).toBeNull();
    await type('Name', 'By hand');
    await type('Token', 'Bearer abc.def.ghi');
    await type('API', 'https://api.example.com');
    await click(field('Also when I open the API in a tab'));
    await save();
    expect(page.commands()).toEqual(['saveApp']);
    expect(page.send.mock.calls[0]).toMatchObject([
      {
        input: {
          app: { grant: { kind: 'pasted' }, callers: [{ kind: 'address-bar' }] },
          token: 'abc.def.ghi',
        },
      },
    ]);
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://api.example.com:443/*'] }]]);
  });

  // An input of one line would drop it, and the two halves would be sent as one token.
  test('of two lines is refused, and not joined', async () => {
    const page = await open();
    await choose('How to get the token', 'pasted');
    await type('Name', 'By hand');
    await type('Token', 'abc.def\nghi');
    await type('API', 'https://api.example.com');
    await click(field('Also when I open the API in a tab'));
    await save();
    expect(field('Token').tagName).toBe('TEXTAREA');
    expect(field('Token').className).not.toBe('');
    expect(problemOf('Token')).toMatch(/line break/);
    expect(page.send).not.toHaveBeenCalled();
  });
});

describe('a token in the issuer’s field', () => {
  const JWT = jwtWith({ sub: 'alice' });

  test.each([JWT, `Bearer ${JWT}`])('is no address, and can be moved: %s', async (token) => {
    const page = await open();
    await paste(ISSUER_FIELD, token);
    expect(problemOf(ISSUER_FIELD)).toBe('This is a token. Choose “Pasted by hand” for it.');
    await press('Use it as a pasted token');
    expect(field('How to get the token').value).toBe('pasted');
    expect(field('Token').value).toBe(token);
    expect(document.activeElement).toBe(field('Token'));
    await choose('How to get the token', 'authorization_code');
    expect(field(ISSUER_FIELD).value).toBe('');
    expect(page.request).not.toHaveBeenCalled();
    expect(page.commands()).toEqual([]);
  });

  test.each([
    ['left', () => leave(ISSUER_FIELD)],
    ['searched', () => press('Find endpoints')],
    ['saved', () => save()],
  ])('is asked of nobody when it is %s', async (_way, go) => {
    const page = await openOptions('#/new', { apps: [], granted: ['*://*/*'] });
    await type(ISSUER_FIELD, JWT);
    await go();
    expect(page.request).not.toHaveBeenCalled();
    expect(page.commands()).toEqual([]);
  });
});
