import type { Metadata } from '../core/discovery.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { seriesText, withoutScheme } from '../ui/format.ts';
import { CheckIcon, InfoIcon, WarningIcon } from '../ui/icons.tsx';
import { failureText } from '../ui/sentences.ts';
import styles from './discovery-result.module.css';
import { ENDPOINTS, type Search } from './editor-form.ts';
import { LABELS } from './labels.ts';
import type { SectionProps } from './section.tsx';

function textOf(discovery: Search): string {
  switch (discovery.kind) {
    case 'waiting':
      return t('discovery_waiting', seriesText(discovery.origins.map(withoutScheme)));
    case 'looking':
      return t('discovery_looking');
    case 'later':
      return t('discovery_later');
    case 'found':
      return t('discovery_found', discovery.metadata.issuer);
    case 'failed':
      return failureText(discovery.failure);
  }
}

/** The endpoints that an issuer's metadata names, in words. */
const namesIn = (metadata: Metadata): string =>
  seriesText(ENDPOINTS.filter((field) => metadata[field]).map((field) => t(LABELS[field])));

const ICONS = {
  waiting: () => <i class={styles['spinner']} />,
  looking: () => <i class={styles['spinner']} />,
  later: InfoIcon,
  found: CheckIcon,
  failed: WarningIcon,
} as const;

function Said({ discovery }: { readonly discovery: Search }) {
  const Icon = ICONS[discovery.kind];
  return (
    <>
      <Icon />
      <span>
        {textOf(discovery)}
        {discovery.kind === 'found' && <small>{namesIn(discovery.metadata)}</small>}
      </span>
    </>
  );
}

/** What can be done while it is searched, or when nothing was found. */
function Deed({ editor }: SectionProps) {
  switch (editor.discovery.value?.kind) {
    case 'waiting':
    case 'looking':
      return (
        <Button onClick={editor.cancel} label={t('cancel_search')}>
          {t('cancel')}
        </Button>
      );
    case 'failed':
      return <Button onClick={() => editor.focus('tokenEndpoint')}>{t('type_endpoints')}</Button>;
    default:
      return null;
  }
}

/** How the search for an issuer's endpoints goes, beside the issuer. */
export function DiscoveryResult({ editor }: SectionProps) {
  const discovery = editor.discovery.value;
  return (
    <div class={styles['line']}>
      <p role="status" class={`${styles['result']} ${styles[discovery?.kind ?? ''] ?? ''}`}>
        {discovery && <Said discovery={discovery} />}
      </p>
      <Deed editor={editor} />
    </div>
  );
}
