import { t } from '../platform/i18n.ts';
import { sentencesText, seriesText } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { DiscoveryResult } from './discovery-result.tsx';
import { isEndpointField } from './editor-form.ts';
import { LABELS } from './labels.ts';
import { ProviderPanel } from './provider-panel.tsx';
import type { Reading } from './reading.ts';
import styles from './section.module.css';
import type { SectionProps } from './section.tsx';

/** The names of what was filled in, the endpoints in one word. */
function filledNames({ filled }: Reading): string {
  const names = filled.map((field) => t(isEndpointField(field) ? 'endpoints' : LABELS[field]));
  return seriesText([...new Set(names)]);
}

function readingText(reading: Reading): string {
  const { provider } = reading;
  const names = filledNames(reading);
  const recognised = provider ? t('recognised', provider.name) : names && t('recognised_none');
  return sentencesText([recognised, names && t('filled_in', names)]);
}

/** What became of the address, from the field to the issuer. */
export function Found({ editor }: SectionProps) {
  const reading = editor.address.reading.value;
  const isCode = editor.form.value.grant === 'authorization_code';
  return (
    <div class={styles['found']}>
      <p role="status" class={styles['said']}>
        {reading && readingText(reading)}
      </p>
      <DiscoveryResult editor={editor} />
      {reading?.wasImplicit && isCode && <Notice>{t('was_implicit')}</Notice>}
      {reading?.isOpaque && <Notice>{t('was_opaque')}</Notice>}
      {reading?.provider && (
        <ProviderPanel editor={editor} reading={reading} provider={reading.provider} />
      )}
    </div>
  );
}
