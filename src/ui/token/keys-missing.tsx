import type { App } from '../../core/app.ts';
import type { Failure } from '../../core/failure.ts';
import type { IssuerFacts } from '../../core/issuer-facts.ts';
import type { Millis } from '../../core/time.ts';
import type { TokenFacts } from '../../core/token/facts.ts';
import { parseOrigin } from '../../core/web-origin.ts';
import { t } from '../../platform/i18n.ts';
import { requestOrigins, run } from '../actions.ts';
import { Button } from '../button.tsx';
import { spanText } from '../format.ts';
import { Notice } from '../notice.tsx';
import { failureText } from '../sentences.ts';

/** Has the keys fetched as soon as the user has let us reach where they are, as the failure names it. */
function Allow({ app, failure: { detail = '' } }: { app: App; failure: Failure }) {
  const origin = parseOrigin(detail);
  const allow = async () => {
    const isAllowed = origin.ok && (await requestOrigins([origin.value]));
    if (isAllowed) await run('fetchKeys', { id: app.id });
  };
  return origin.ok ? <Button onClick={() => void allow()}>{t('allow')}</Button> : null;
}

/** Until then the worker leaves the issuer alone, so that a button would do nothing. */
const NextTry = ({ issuer: { freshUntil }, now }: { issuer: IssuerFacts; now: Millis }) =>
  freshUntil > now ? <small> {t('tries_again_in', spanText(freshUntil - now))}</small> : null;

/** Why the signature could not be checked, where the issuer's keys could not be had, and what helps. */
export function KeysMissing({ facts }: { readonly facts: TokenFacts }) {
  const { app, issuer, check, now } = facts;
  const kind = check?.signature.kind;
  const isLacking = kind === 'no_keys' || kind === 'unknown_key';
  if (!app || !issuer?.failure || !isLacking) return null;
  const { failure } = issuer;
  const needsLeave = failure.code === 'permission_missing';
  return (
    <Notice tone="idle" action={needsLeave && <Allow app={app} failure={failure} />}>
      {failure.code === 'no_metadata'
        ? t('keys_unpublished')
        : t('keys_missing', failureText(failure))}
      {!needsLeave && <NextTry issuer={issuer} now={now} />}
    </Notice>
  );
}
