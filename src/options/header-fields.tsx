import {
  headerNameText,
  headerValue,
  parseHeaderName,
  parseHeaderScheme,
} from '../core/header-line.ts';
import { t } from '../platform/i18n.ts';
import { TextField } from './field.tsx';
import styles from './header-fields.module.css';
import { Pair, type SectionProps } from './section.tsx';

/** How every JWT begins. */
const BEGINNING = 'eyJ…';

/** The line that requests get, while its parts can be read. */
function Line({ editor }: SectionProps) {
  const name = parseHeaderName(editor.form.value.headerName);
  const scheme = parseHeaderScheme(editor.form.value.headerScheme);
  if (!name.ok || !scheme.ok) return null;
  const value = headerValue({ name: name.value, scheme: scheme.value }, BEGINNING);
  return (
    <p class={styles['line']}>
      {t('header_line')} <code>{`${headerNameText(name.value)}: ${value}`}</code>
    </p>
  );
}

/** The header that carries the token. */
export const HeaderFields = ({ editor }: SectionProps) => (
  <>
    <Pair>
      <TextField editor={editor} field="headerName" />
      <TextField editor={editor} field="headerScheme" />
    </Pair>
    <Line editor={editor} />
  </>
);
