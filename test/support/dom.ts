// The pages' tests run in a document of their own, in a browser that has what pages ask of it.

import { cleanup, configure } from '@testing-library/preact';
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, vi } from 'vitest';
import { getMessage } from './fake-chrome.ts';
import { FakeRules } from './fake-rules.ts';
import { REDIRECT_URI } from './grants.ts';

// A busy machine takes longer than the usual second to check a signature, say.
configure({ asyncUtilTimeout: 8_000 });

beforeEach(() => {
  Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en' });
  Object.assign(fakeBrowser, { declarativeNetRequest: new FakeRules() });
  Object.assign(fakeBrowser.identity, { getRedirectURL: () => REDIRECT_URI });
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  location.hash = '';
});
