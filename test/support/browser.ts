// Units never see a real browser: whatever asks for it gets a fake one instead.
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: fakeBrowser }));
vi.mock('../../src/platform/browser.ts', () => ({ browser: fakeBrowser }));

beforeEach(() => fakeBrowser.reset());
