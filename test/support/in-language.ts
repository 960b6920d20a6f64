import { fakeBrowser } from '@webext-core/fake-browser';
import { getMessage } from './fake-chrome.ts';

export type Messages = Readonly<Record<string, string>>;

const fill = (message: string, values: readonly string[]) =>
  message.replace(/\$(\d)/g, (_, index) => values[Number(index) - 1] ?? '');

/**
 * A browser in the user's language that has a catalogue for `tag`: what is not in `messages` is English, as where a
 * catalogue lacks it. Without `messages` the browser found none for the user's language, and took the English one.
 */
export function speak(user: string, tag = 'en', messages: Messages = {}): void {
  const catalogue: Messages = { ...messages, language_tag: tag };
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => user,
    getMessage: (key: string, values: readonly string[] = []) => {
      const message = catalogue[key];
      return message === undefined ? getMessage(key, values) : fill(message, values);
    },
  });
}
