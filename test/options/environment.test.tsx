import { screen } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { field, openOptions, problemOf, save, savedIn, type } from '../support/options-page.tsx';
import { appWith } from '../support/samples.ts';

const rowOf = () => field('Environment').closest('details') as HTMLDetailsElement;

describe('the environment', () => {
  test('is nobody’s to name, unless they want to', async () => {
    const page = await openOptions('#/app/app-1');
    expect(rowOf().querySelector('summary')?.textContent?.trim()).toBe('Environment');
    await type('Name', 'Store');
    await save();
    expect(savedIn(page)?.app).not.toHaveProperty('environment');
  });

  test.each([
    ['prod eu', /production, with a warning stripe/],
    ['dev', /marked with this colour/],
    ['customer A', /marked with this colour/],
  ])('%s is saved, and says how its apps are marked', async (name, text) => {
    const page = await openOptions('#/app/app-1');
    await type('Environment', ` ${name} `);
    expect(screen.getByText(text).closest('[role="status"]')).toBeTruthy();
    await save();
    expect(savedIn(page)?.app.environment).toBe(name);
  });

  test('stands beside its heading, and can be taken away', async () => {
    const page = await openOptions('#/app/app-1', { apps: [appWith({ environment: 'staging' })] });
    expect(rowOf().open).toBe(false);
    expect(rowOf().querySelector('summary')?.textContent).toMatch(/staging$/);
    await type('Environment', '');
    await save();
    expect(savedIn(page)?.app).not.toHaveProperty('environment');
  });

  test('that is too long is named, in what opens for it', async () => {
    await openOptions('#/app/app-1');
    await type('Environment', 'a'.repeat(25));
    await save();
    expect(problemOf('Environment')).toMatch(/24/);
    expect(rowOf().open).toBe(true);
    expect(document.activeElement).toBe(field('Environment'));
  });

  test('offers the usual names', async () => {
    await openOptions('#/app/app-1');
    const list = document.getElementById(field('Environment').getAttribute('list') ?? '');
    const names = [...(list?.querySelectorAll('option') ?? [])].map(({ value }) => value);
    expect(names).toEqual(['dev', 'test', 'staging', 'prod']);
  });
});
