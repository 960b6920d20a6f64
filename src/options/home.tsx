import { PRACTICE_ID } from '../core/practice.ts';
import { t } from '../platform/i18n.ts';
import { redirectUri } from '../platform/identity.ts';
import { run } from '../ui/actions.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import styles from './home.module.css';
import { go, hashOf } from './route.ts';

async function practise() {
  if (await run('addPractice', {})) go({ kind: 'app', id: PRACTICE_ID });
}

/** For who has no issuer at hand. */
const Practice = () => (
  <p>
    <Button look="link" onClick={() => void practise()}>
      {t('practice_try')}
    </Button>
    <small>{t('practice_try_hint')}</small>
  </p>
);

/** Where nothing is chosen: what to do, and the one thing that the issuer has to know about us. */
export const Home = ({ isEmpty }: { readonly isEmpty: boolean }) => (
  <section class={styles['home']}>
    <h2 tabIndex={-1}>{t(isEmpty ? 'empty_title' : 'home_title')}</h2>
    <p>{t(isEmpty ? 'empty_text' : 'home_text')}</p>
    {isEmpty && (
      <>
        <Button look="primary" onClick={() => go({ kind: 'new' })}>
          {t('describe_app')}
        </Button>
        <Practice />
      </>
    )}
    <h3>{t('read_a_token')}</h3>
    <p>{t('read_a_token_hint')}</p>
    <p>
      <a href={hashOf({ kind: 'token' })}>{t('read_a_token')}</a>
    </p>
    <h3>{t('redirect_uri')}</h3>
    <p>{t('redirect_uri_hint')}</p>
    <p class={styles['uri']}>
      <code>{redirectUri()}</code>
      <CopyButton label={t('copy')} text={redirectUri()} />
    </p>
  </section>
);
