import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { failure } from '../../src/core/failure.ts';
import { field, openOptions, press, problemOf, save, type } from '../support/options-page.tsx';
import { click, doing, SHOP } from '../support/page.ts';
import { appWith, origin } from '../support/samples.ts';

const USER = appWith({ callers: [{ kind: 'my-pages' }] });

const settingsWith = (...pages: readonly string[]) => ({
  settings: { attaching: true, owesGrant: false, pages: pages.map(origin) },
});

const open = (changes: Parameters<typeof openOptions>[1] = {}) => openOptions('#/pages', changes);

const saved = ({ send }: Awaited<ReturnType<typeof open>>) =>
  send.mock.calls.map(([message]) => message);

describe('what is wrong in the list', () => {
  test.each([
    ['shop.test', /“shop\.test”: Write the whole address/],
    ['https://a.test\nhttps://shop.test/cart', /“https:\/\/shop\.test\/cart”: .*origin alone/],
    ['http://shop.test', /Use https/],
    ['https://*.shop.test', /No wildcards/],
  ])('%j is said beside it, and nothing is saved or asked', async (text, reason) => {
    const page = await open({ apps: [USER] });
    await type('Pages', text);
    await save();
    expect(problemOf('Pages')).toMatch(reason);
    expect(document.activeElement).toBe(field('Pages'));
    expect(field('Pages').value).toBe(text);
    expect(page.send).not.toHaveBeenCalled();
    expect(page.request).not.toHaveBeenCalled();
    await type('Pages', 'https://a.test');
    expect(problemOf('Pages')).toBeUndefined();
  });

  test('takes the focus again at each refusal', async () => {
    await open();
    await type('Pages', 'shop');
    await save();
    screen.getByRole('button', { name: 'Save' }).focus();
    await save();
    expect(document.activeElement).toBe(field('Pages'));
  });
});

describe('the list of one’s own pages', () => {
  test('can be made before there is any app', async () => {
    const page = await open({ apps: [], granted: [] });
    expect(screen.getByText('No app uses this list yet.')).toBeTruthy();
    await type('Pages', ' https://A.test/ \n\nhttp://localhost:3000\nhttps://a.test');
    await save();
    const pages = ['https://a.test', 'http://localhost:3000'];
    expect(saved(page)).toEqual([{ command: 'savePages', input: { pages } }]);
    expect(page.request).not.toHaveBeenCalled();
    await page.change(settingsWith(...pages));
    expect(screen.getByText('Saved')).toBeTruthy();
    expect(field('Pages').value).toBe(pages.join('\n'));
  });

  test('that an app uses is asked for in the same click, as far as it is not allowed', async () => {
    const page = await open({
      ...settingsWith('https://a.test'),
      apps: [SHOP, USER],
      granted: ['https://a.test:443/*'],
    });
    expect(screen.getByText('Used by: Shop')).toBeTruthy();
    await type('Pages', 'https://a.test\nhttps://b.test');
    // The browser takes the question only from the click itself, before anything is waited for.
    screen.getByRole('button', { name: 'Save' }).click();
    expect(page.request.mock.calls).toEqual([[{ origins: ['https://b.test:443/*'] }]]);
    await doing(() => undefined);
  });

  test('is stored although the user grants nothing', async () => {
    const page = await open({ apps: [USER], granted: [] });
    page.request.mockResolvedValue(false);
    await type('Pages', 'https://b.test');
    await save();
    expect(page.commands()).toEqual(['savePages']);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  test('that could not be stored stays in the form, and says why', async () => {
    const page = await open();
    page.send.mockResolvedValue(failure('storage_full'));
    await type('Pages', 'https://b.test');
    await save();
    expect(screen.getByText(/storage is full/)).toBeTruthy();
    expect(screen.queryByText('Saved')).toBeNull();
    expect(field('Pages').value).toBe('https://b.test');
  });

  test('keeps what is typed on while it is saved', async () => {
    const page = await open({ apps: [USER], granted: [] });
    let decide: (granted: boolean) => void = () => undefined;
    page.request.mockReturnValue(
      new Promise((resolve) => {
        decide = resolve;
      }),
    );
    await type('Pages', 'https://b.test');
    await save();
    await type('Pages', 'https://b.test\nhttps://c');
    await doing(() => decide(true));
    await page.change(settingsWith('https://b.test'));
    expect(field('Pages').value).toBe('https://b.test\nhttps://c');
    expect(screen.queryByText('Saved')).toBeNull();
    await press('Revert');
    expect(field('Pages').value).toBe('https://b.test');
  });

  test('keeps what was typed while one looks at an app', async () => {
    await open();
    await type('Pages', 'https://b.test');
    await click(screen.getByRole('link', { name: /^Shop/ }));
    expect(screen.queryByLabelText('Pages')).toBeNull();
    await click(screen.getByRole('link', { name: 'My pages' }));
    expect(field('Pages').value).toBe('https://b.test');
  });

  test('follows what another window does to it', async () => {
    const page = await open(settingsWith('https://a.test'));
    expect(field('Pages').value).toBe('https://a.test');
    await page.change(settingsWith('https://z.test'));
    expect(field('Pages').value).toBe('https://z.test');
    expect(screen.queryByRole('button', { name: 'Revert' })).toBeNull();
  });

  test('does so after a save of one’s own, too', async () => {
    const page = await open();
    await type('Pages', 'https://b.test');
    await save();
    await page.change(settingsWith('https://b.test'));
    await page.change(settingsWith('https://b.test', 'https://c.test'));
    expect(field('Pages').value).toBe('https://b.test\nhttps://c.test');
  });

  test('can be emptied', async () => {
    const page = await open({ ...settingsWith('https://a.test'), apps: [USER] });
    await type('Pages', ' ');
    await save();
    expect(saved(page)).toEqual([{ command: 'savePages', input: { pages: [] } }]);
  });
});

describe('the way', () => {
  test.each(['#/', '#/new', '#/app/app-1'])('to the list leads from %s', async (hash) => {
    await openOptions(hash);
    const link = screen.getByRole('link', { name: 'My pages' });
    expect(link.getAttribute('aria-current')).toBeNull();
    await click(link);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('My pages');
    expect(link.getAttribute('aria-current')).toBe('page');
  });

  test('home leads by the name, although there are apps', async () => {
    await openOptions('#/app/app-1');
    await click(screen.getByRole('link', { name: 'Lanyard' }));
    expect(location.hash).toBe('#/');
    expect(screen.getByText('Redirect URI')).toBeTruthy();
  });
});
