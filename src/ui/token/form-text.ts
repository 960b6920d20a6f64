import type { SelfContained, TokenReading } from '../../core/token/reading.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';

/** What is special comes before what all of them are. */
function selfContainedForm({ isSigned, disclosures, nested }: SelfContained): MessageKey {
  if (disclosures) return 'form_sd_jwt';
  if (nested) return 'form_nested';
  return isSigned ? 'form_self_contained' : 'form_unsecured';
}

const OTHERS = {
  referential: 'form_referential',
  opaque: 'form_opaque',
  malformed: 'form_malformed',
} as const;

const formOf = (reading: TokenReading) =>
  reading.form === 'self-contained' ? selfContainedForm(reading) : OTHERS[reading.form];

/** How it is signed, or how its key and its content are encrypted (RFC 7515 §4.1.1, RFC 7516 §4.1). */
const algorithms = (reading: TokenReading) =>
  'header' in reading
    ? [reading.header?.['alg'], reading.header?.['enc']].filter((name) => typeof name === 'string')
    : [];

/** What kind of token it is, in plain words: `Self-contained JWS · RS256`. */
export const formText = (reading: TokenReading): string =>
  [t(formOf(reading)), ...algorithms(reading)].join(' · ');
