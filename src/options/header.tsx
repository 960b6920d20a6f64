import { type MessageKey, t } from '../platform/i18n.ts';
import { Logo } from '../ui/icons.tsx';
import styles from './header.module.css';
import { hashOf, type Route } from './route.ts';

/** Where one can be, and what that is called. */
const PLACES = [
  ['home', 'apps'],
  ['token', 'read_a_token'],
  ['pages', 'my_pages'],
  ['settings', 'settings'],
  ['help', 'help'],
] as const satisfies readonly (readonly [Route['kind'], MessageKey])[];

/** An app's form is part of the apps. */
const placeOf = ({ kind }: Route) => (kind === 'app' || kind === 'new' ? 'home' : kind);

const Links = ({ at }: { readonly at: Route }) => (
  <nav class={styles['links']} aria-label={t('places')}>
    {PLACES.map(([kind, label]) => (
      <a
        key={kind}
        href={hashOf({ kind })}
        aria-current={placeOf(at) === kind ? 'page' : undefined}
      >
        {t(label)}
      </a>
    ))}
  </nav>
);

/** Past a list that may be long, to what is shown. Not by an address: that says what is shown. */
const Skip = () => (
  <button
    type="button"
    class={styles['skip']}
    onClick={() => document.querySelector<HTMLElement>('main h2')?.focus()}
  >
    {t('skip_to_main')}
  </button>
);

/** Who we are, and what is for no app alone, from wherever one is. */
export const Header = ({ at }: { readonly at: Route }) => (
  <header class={styles['header']}>
    <Skip />
    <h1>
      <a href={hashOf({ kind: 'home' })} class={styles['brand']}>
        <Logo />
        {t('name')}
      </a>
    </h1>
    <Links at={at} />
  </header>
);
