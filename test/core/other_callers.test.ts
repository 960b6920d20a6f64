import { describe, expect, test } from 'vitest';
import { EVERY_SITE, otherCallers } from '../../src/core/other-callers.ts';
import { appWith } from '../support/samples.ts';

describe('pages that share an app’s token unasked', () => {
  test.each([
    [['https://app.test:443/*', 'https://api.test:443/*'], []],
    [['https://app.test:443/*', 'https://app.test:8443/*'], ['https://app.test:8443']],
    [['https://app.test:443/*', 'http://app.test:80/*'], ['http://app.test']],
    [['https://app.test:443/*', 'https://sub.app.test:443/*'], []],
    [['https://*.app.test/*'], ['https://*.app.test']],
    [['https://*.app.test:443/*'], ['https://*.app.test']],
    [['https://*.app.test:8443/*'], ['https://*.app.test:8443']],
    [['*://*.app.test/*'], ['*.app.test']],
    [['https://other.test:443/*'], []],
  ])('%j: %j', (granted, expected) => {
    expect(otherCallers(appWith(), granted)).toEqual(expected);
  });

  test.each([['<all_urls>'], ['*://*/*'], ['https://*/*'], ['http://*/*']])(
    'are every site where %s is granted, whatever else is',
    (broad) => {
      const granted = ['https://app.test:8443/*', 'http://*/*', broad];
      expect(otherCallers(appWith(), granted)).toEqual([EVERY_SITE]);
    },
  );

  test('are none of an app that only the address bar calls', () => {
    const app = appWith({ callers: [{ kind: 'address-bar' }] });
    expect(otherCallers(app, ['<all_urls>'])).toEqual([]);
  });
});
