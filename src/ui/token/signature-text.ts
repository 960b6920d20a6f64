import { issuerOf } from '../../core/issuer-facts.ts';
import type { SignatureCheck } from '../../core/token/check.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { type MessageKey, t } from '../../platform/i18n.ts';

const UNFIT = {
  use: 'signature_unfit_use',
  algorithm: 'signature_unfit_algorithm',
  weak: 'signature_unfit_weak',
} as const;

type About = Pick<TokenFacts, 'app' | 'issuer'>;

/** Whether anyone can say whose keys to check with. */
const hasIssuer = ({ app }: About) => app !== undefined && issuerOf(app) !== undefined;

function withoutKeys(about: About): MessageKey {
  if (!hasIssuer(about)) return 'signature_no_issuer';
  return about.issuer?.failure ? 'signature_no_keys' : 'signature_fetching';
}

const PLAIN = {
  bad: 'signature_bad',
  unsigned: 'signature_unsigned',
  critical: 'signature_critical',
} as const;

/** Many are hashes: their beginning tells them apart. */
const shortKey = (keyId: string) => (keyId.length > 16 ? `${keyId.slice(0, 8)}…` : keyId);

const keyText = (key: MessageKey, unnamed: MessageKey, keyId: string | undefined) =>
  keyId === undefined ? t(unnamed) : t(key, shortKey(keyId));

function outcomeText(check: SignatureCheck, about: About): string | undefined {
  switch (check.kind) {
    case 'not_applicable':
      return undefined;
    case 'no_keys':
      return t(withoutKeys(about));
    case 'verified':
      return t('signature_verified');
    case 'unknown_key':
      return keyText('signature_unknown_key', 'signature_no_key', check.keyId);
    case 'unfit_key':
      return t(UNFIT[check.why]);
    case 'symmetric':
      return t('signature_symmetric', check.algorithm);
    case 'unsupported':
      return t('signature_unsupported', check.algorithm);
    default:
      return t(PLAIN[check.kind]);
  }
}

/** What came of checking the signature, or why it was not checked. Undefined: there is none to check. */
export function signatureText({ reading, check, ...about }: TokenFacts): string | undefined {
  if (reading?.form !== 'self-contained') return undefined;
  return check ? outcomeText(check.signature, about) : t('signature_checking');
}

const BAD: readonly SignatureCheck['kind'][] = ['bad', 'unsigned', 'unknown_key', 'unfit_key'];

/** `live` is said of nothing but a signature that fits a key of the configured issuer's. */
export function signatureTone({ check }: TokenFacts): 'live' | 'gone' | 'idle' {
  const kind = check?.signature.kind;
  if (kind === 'verified') return 'live';
  return kind && BAD.includes(kind) ? 'gone' : 'idle';
}
