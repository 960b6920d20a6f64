import { expect, test } from 'vitest';
import { direction, language } from '../../src/platform/i18n.ts';
import { setPageLanguage } from '../../src/ui/page-language.ts';
import { speak } from '../support/in-language.ts';

test.each([
  ['in a language without a catalogue', 'pt-BR', 'en', 'en', 'ltr'],
  ['in one from right to left without a catalogue', 'he', 'en', 'en', 'ltr'],
  ['in the English of a country', 'en-GB', 'en', 'en-GB', 'ltr'],
  ['in the German of a country', 'de-AT', 'de', 'de-AT', 'ltr'],
  ['in simplified Chinese', 'zh-CN', 'zh-CN', 'zh-CN', 'ltr'],
  ['in Arabic', 'ar', 'ar', 'ar', 'rtl'],
  ['in the Arabic of a country', 'ar-EG', 'ar', 'ar-EG', 'rtl'],
  ['that writes its language with an underscore', 'en_GB', 'en', 'en-GB', 'ltr'],
])('a browser %s', (_, user, catalogue, wanted, way) => {
  speak(user, catalogue);
  expect([language(), direction()]).toEqual([wanted, way]);
  setPageLanguage();
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual([wanted, way]);
});
