import type { AppField } from '../core/app-form.ts';
import { kindsIn } from '../core/request-kind.ts';
import { numberText, plural, t } from '../platform/i18n.ts';
import { resourceTypes } from '../platform/rules.ts';
import { seriesText } from '../ui/format.ts';
import { CheckField } from './check-field.tsx';
import type { Editor } from './editor-model.ts';
import { KindsField } from './kinds-field.tsx';
import { LABELS } from './labels.ts';
import { hashOf } from './route.ts';
import { joined, More, type SectionProps } from './section.tsx';

const SHOWN = 3;

/** A list as one reads it: what is on it, or how much where it is long. */
function shortText(list: readonly string[]): string {
  const shown = seriesText(list.slice(0, SHOWN));
  return list.length > SHOWN ? plural('and_more', list.length - SHOWN, shown) : shown;
}

const MyPages = ({ editor }: SectionProps) => {
  const pages = editor.pages.value;
  return (
    <CheckField editor={editor} field="myPages">
      {pages.length > 0 ? t('hint_my_pages', shortText(pages)) : t('hint_my_pages_none')}{' '}
      <a href={hashOf({ kind: 'pages' })}>{t('edit_my_pages')}</a>
    </CheckField>
  );
};

const TICKED = ['myPages', 'apiPages', 'addressBar', 'sandboxedFrames'] as const;
const FIELDS: readonly AppField[] = [...TICKED, 'kinds'];

function noteOf({ form }: Editor) {
  const ticked = TICKED.filter((field) => form.value[field]).map((field) => t(LABELS[field]));
  const offered = kindsIn(resourceTypes());
  const kinds = offered.filter((kind) => form.value.kinds.includes(kind));
  return joined([...ticked, t('kinds_of', numberText(kinds.length), numberText(offered.length))]);
}

/** Who else's requests carry the token, and which requests. */
export const CallersRow = ({ editor }: SectionProps) => (
  <More
    editor={editor}
    title="section_callers"
    note={noteOf(editor)}
    fields={FIELDS}
    onlyForProblems
  >
    <MyPages editor={editor} />
    <CheckField editor={editor} field="apiPages" />
    <CheckField editor={editor} field="addressBar" />
    <KindsField editor={editor} />
  </More>
);
