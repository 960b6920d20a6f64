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

test('the browser asks before the list of pages is lost', async () => {
  await openOptions('#/pages');
  expect(asks()).toBe(false);
  await type('Pages', 'https://a.test');
  expect(asks()).toBe(true);
  await press('Revert');
  expect(asks()).toBe(false);
});
