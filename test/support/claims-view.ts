import { screen } from '@testing-library/preact';

/** What a claim is called first, without its own name beside that and without what is told about it. */
const termOf = (term: HTMLElement) => (term.querySelector('span') ?? term).textContent;

/** Not those behind a click. */
const isSeen = (term: HTMLElement) => term.closest('details:not([open])') === null;

export const terms = () => screen.getAllByRole('term').filter(isSeen).map(termOf);

const rowOf = (name: string) => {
  const rows = [...document.querySelectorAll('dt')].filter((term) => termOf(term) === name);
  return rows.find(isSeen) ?? rows[0];
};

/** The value of a claim, by what the claim is called first. */
export const claim = (name: string) => rowOf(name)?.nextElementSibling as HTMLElement;

/** The name of a claim, which tells about it. */
export const nameOf = (name: string) => rowOf(name)?.querySelector('button') as HTMLElement;
