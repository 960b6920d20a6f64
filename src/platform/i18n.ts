import browser from 'webextension-polyfill';
import type catalogue from '../../public/_locales/en/messages.json';

export type MessageKey = Extract<keyof typeof catalogue, string>;

/** A text of the catalogue in the user's language, with `$1`, `$2` … filled in. */
export const t = (key: MessageKey, ...values: readonly (string | number)[]): string =>
  browser.i18n.getMessage(
    key,
    values.map((value) => `${value}`),
  );

/** The language that dates and numbers are written in. */
export const language = (): string => browser.i18n.getUILanguage();
