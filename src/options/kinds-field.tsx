import { DOCUMENT_KINDS, kindsIn, REQUEST_KINDS, type RequestKind } from '../core/request-kind.ts';
import { numberText, t } from '../platform/i18n.ts';
import { canMatchTop, resourceTypes } from '../platform/rules.ts';
import { problemText } from '../ui/sentences.ts';
import { Check, CheckField } from './check-field.tsx';
import type { Editor } from './editor-model.ts';
import styles from './field.module.css';
import { KIND_HINTS, REQUEST_KIND_LABELS } from './labels.ts';
import { More, type SectionProps } from './section.tsx';

/** In the order of the list, so that ticking and unticking changes nothing. */
function setKind({ form, set }: Editor, kind: RequestKind, isTicked: boolean) {
  const others = form.value.kinds.filter((other) => other !== kind);
  const ticked = isTicked ? [...others, kind] : others;
  set(
    'kinds',
    REQUEST_KINDS.filter((other) => ticked.includes(other)),
  );
}

interface KindProps extends SectionProps {
  readonly kind: RequestKind;
}

function KindField({ editor, kind }: KindProps) {
  const isTicked = editor.form.value.kinds.includes(kind);
  return (
    <Check
      id={`kind-${kind}`}
      label={t(REQUEST_KIND_LABELS[kind])}
      isChecked={isTicked}
      check={(isWanted) => setKind(editor, kind, isWanted)}
      problem={editor.problems.value.kinds && 'kinds-problem'}
      isRisky={isTicked && DOCUMENT_KINDS.includes(kind)}
    >
      {t(KIND_HINTS[kind])}
    </Check>
  );
}

/** Offered where a rule can tell them from other sites' frames; what is ticked can be unticked anywhere. */
const SandboxedFrames = ({ editor }: SectionProps) =>
  canMatchTop() || editor.form.value.sandboxedFrames ? (
    <CheckField editor={editor} field="sandboxedFrames">
      {canMatchTop() ? undefined : t('hint_sandboxed_frames_never')}
    </CheckField>
  ) : null;

/** Which requests of the callers carry the token, as far as this browser tells them apart. */
export function KindsField({ editor }: SectionProps) {
  const { kinds } = editor.form.value;
  const problem = editor.problems.value.kinds;
  const offered = kindsIn(resourceTypes());
  const ticked = offered.filter((kind) => kinds.includes(kind));
  return (
    <More
      editor={editor}
      title="field_kinds"
      note={t('kinds_ticked', numberText(ticked.length), numberText(offered.length))}
      fields={['kinds', 'sandboxedFrames']}
    >
      {problem && (
        <div class={styles['field']}>
          <p id="kinds-problem" class={styles['problem']}>
            {problemText(problem)}
          </p>
        </div>
      )}
      {offered.map((kind) => (
        <KindField key={kind} editor={editor} kind={kind} />
      ))}
      <SandboxedFrames editor={editor} />
    </More>
  );
}
