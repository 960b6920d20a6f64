import { screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { SECTIONS } from '../../src/options/help-sections.ts';
import { t } from '../../src/platform/i18n.ts';
import { TOPICS } from '../../src/ui/topics.ts';
import { field, openOptions } from '../support/options-page.tsx';
import { doing } from '../support/page.ts';
import { appWith } from '../support/samples.ts';

async function openHelp(topic = '') {
  await openOptions(`#/help${topic && `/${topic}`}`);
  await screen.findByRole('article');
}

const focused = () => document.activeElement?.textContent;

test.each([
  ['nothing in particular', ''],
  ['a word that is not explained', 'nonsense'],
  ['what would be no id', '%22%3E'],
])('asked for %s, it begins at its beginning', async (_, topic) => {
  const scroll = vi.spyOn(window, 'scrollTo');
  await openHelp(topic);
  expect(screen.getByRole('heading', { level: 2, name: /^Tokens, and what/ })).toBeTruthy();
  await vi.waitFor(() => expect(scroll).toHaveBeenCalledWith(0, 0));
});

test('explains each word under its section, with where that is written', async () => {
  await openHelp();
  for (const { title, topics = [] } of SECTIONS) {
    const section = within(screen.getByRole('region', { name: t(title) }));
    for (const topic of topics) {
      expect(
        section.getByRole('heading', { level: 4, name: t(`help_term_${topic}`) }),
      ).toBeTruthy();
    }
    expect(section.queryAllByRole('link')).toHaveLength(topics.length);
  }
});

test('leads from its contents to every section and word', async () => {
  await openHelp();
  const contents = within(screen.getByRole('navigation', { name: 'On this page' }));
  const links = contents.getAllByRole<HTMLAnchorElement>('link');
  expect(links).toHaveLength(SECTIONS.length + TOPICS.length);
  for (const link of links) {
    const place = link.hash.replace('#/help/', '');
    expect(document.getElementById(`help-${place}`)?.textContent).toBe(link.textContent);
  }
});

test.each([
  ['audience', 'Audience'],
  ['why', 'Why there are tokens'],
])('asked for %s, it has the focus there', async (topic, heading) => {
  await openHelp(topic);
  expect(focused()).toBe(heading);
});

test('goes on to another word when the address does', async () => {
  await openHelp('audience');
  await doing(() => {
    location.hash = '#/help/scope';
  });
  await vi.waitFor(() => expect(focused()).toBe('Scope'));
});

test('is reached from wherever one is', async () => {
  await openOptions('#/');
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Help' }).hash).toBe('#/help');
});

test('a field’s word leads to it in a tab of its own, and is not part of the field’s name', async () => {
  await openOptions('#/app/app-1', { apps: [appWith()] });
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'What is a scope?' });
  expect(link.hash).toBe('#/help/scope');
  expect(link.target).toBe('_blank');
  expect(field('Scope').tagName).toBe('INPUT');
});
