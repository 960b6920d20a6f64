import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Term, TermMark } from '../../src/ui/term.tsx';
import { TOPICS } from '../../src/ui/topics.ts';

const link = (name: string) => screen.getByRole<HTMLAnchorElement>('link', { name });

test('a word leads to what the help says of it, and says so', () => {
  render(<Term topic="self_contained">Self-contained JWS</Term>);
  const word = link('Self-contained JWS');
  expect(word.href).toMatch(/\/src\/options\/index\.html#\/help\/self_contained$/);
  expect(word.title).toBe('What is a self-contained token?');
});

test('in a tab of its own, so that a popup or a form stays as it is', () => {
  render(<TermMark topic="audience" />);
  expect(link('What is an audience?').target).toBe('_blank');
});

test.each(TOPICS)('there is a question to ask for %s by', (topic) => {
  render(<TermMark topic={topic} />);
  expect(screen.getByRole('link').getAttribute('aria-label')).toMatch(/^What .*\?$/);
});
