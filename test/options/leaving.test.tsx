import { expect, test } from 'vitest';
import { askBeforeLeaving } from '../../src/options/editors.ts';
import { openOptions, press, type } from '../support/options-page.tsx';

/** What a page does that is about to be closed. */
const asks = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

askBeforeLeaving();

test.each([
  ['#/pages', 'Pages', 'https://a.test'],
  ['#/app/app-1', 'Name', 'Store'],
])('the browser asks before what was typed at %s is lost', async (hash, name, text) => {
  await openOptions(hash);
  expect(asks()).toBe(false);
  await type(name, text);
  expect(asks()).toBe(true);
  await press('Revert');
  expect(asks()).toBe(false);
});
