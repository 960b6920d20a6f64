import type { AppGroup } from '../core/app-groups.ts';
import { environmentLook } from '../core/environment.ts';
import { numberText, t } from '../platform/i18n.ts';
import { environmentClass } from '../ui/environment.tsx';
import styles from './group-heading.module.css';

const NAMES = {
  tab: 'group_tab',
  favourites: 'group_favourites',
  rest: 'group_rest',
} as const;

const nameOf = (group: AppGroup) =>
  group.kind === 'environment' ? group.environment : t(NAMES[group.kind]);

/** The colour of an environment beside its name; production has a stripe there. */
const Swatch = ({ environment }: { readonly environment: string }) => (
  <span
    aria-hidden="true"
    class={`${styles['swatch']} ${environmentLook(environment).isProduction ? styles['striped'] : ''}`}
  />
);

/** What the apps below have in common, and how many they are. */
export const GroupHeading = ({ group }: { readonly group: AppGroup }) => (
  <h2
    class={`${styles['heading']} ${group.kind === 'environment' ? environmentClass(group.environment) : ''}`}
  >
    {group.kind === 'environment' && <Swatch environment={group.environment} />}
    <span class={styles['name']}>{nameOf(group)}</span>
    <small aria-hidden="true">{numberText(group.apps.length)}</small>
  </h2>
);
