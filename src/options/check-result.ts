import { computed, type ReadonlySignal } from '@preact/signals';
import type { App } from '../core/app.ts';
import { DOCUMENT_KINDS } from '../core/request-kind.ts';
import { type Checked, type SelfCheck, selfCheck } from '../core/self-check.ts';
import { appById } from '../core/state.ts';
import type { WebOrigin } from '../core/web-origin.ts';
import { numberText, plural, t } from '../platform/i18n.ts';
import { sentencesText, seriesText } from '../ui/format.ts';
import type { PageState } from '../ui/page-state.ts';
import { ruleContext } from '../ui/rule-context.ts';
import { CHECKED_LABELS } from './checked-labels.ts';
import { REQUEST_KIND_LABELS } from './labels.ts';

/** One question to an app's own rules, as it is read. */
export interface Row {
  /** The address that is asked, or the page that asks where that is the trick. */
  readonly place: string;
  readonly trick: string;
  readonly outcome: string;
  readonly isWrong: boolean;
}

/** What an app's own rules do to addresses and pages that only look like its own. */
export interface CheckResult {
  readonly summary: string;
  /** What is worth a warning, in sentences. */
  readonly failure: string | undefined;
  readonly warning: string | undefined;
  /** Whether any request carries the token at all. */
  readonly isUsed: boolean;
  readonly missing: readonly WebOrigin[];
  /** What went wrong stands first. */
  readonly rows: readonly Row[];
}

const isLookAlike = ({ kind }: Checked) => kind !== 'itself' && kind !== 'kind_off';

function placeOf(checked: Checked): string {
  const { caller, top, url } = checked;
  if (!isLookAlike(checked) || caller === undefined) return url;
  return top === undefined ? caller : t('frame_in', top);
}

/** A look-alike gets nothing if all is well, and the app's own address the token. */
function outcomeOf({ kind, wrong }: Checked): string {
  const kinds = seriesText(wrong.map((one) => t(REQUEST_KIND_LABELS[one])));
  if (kind === 'itself') return kinds ? t('gets_nothing_by', kinds) : t('gets_token');
  return kinds ? t('gets_token_by', kinds) : t('gets_nothing');
}

const rowOf = (checked: Checked): Row => ({
  place: placeOf(checked),
  trick: t(CHECKED_LABELS[checked.kind]),
  outcome: outcomeOf(checked),
  isWrong: checked.wrong.length > 0,
});

/** What reads the same is said once: pages are asked about one by one, and share their look-alikes. */
const rowsOf = (checks: readonly Checked[]): readonly Row[] => [
  ...new Map(checks.map(rowOf).map((row) => [JSON.stringify(row), row])).values(),
];

const hostsOf = ({ apiScopes }: App) =>
  seriesText([...new Set(apiScopes.map(({ origin }) => new URL(origin).host))]);

function summaryOf(app: App, checks: readonly Checked[]): string {
  const rows = rowsOf(checks.filter(isLookAlike));
  const wrong = rows.filter(({ isWrong }) => isWrong).length;
  return wrong > 0
    ? plural('self_check_some', wrong, hostsOf(app), numberText(rows.length))
    : plural('self_check_none', rows.length, hostsOf(app));
}

/** By what the loose ones get in, and what closes that. */
function warningOf(loose: readonly Checked[]): string | undefined {
  const kinds = loose.flatMap(({ wrong }) => wrong);
  const sentences = [
    ...(kinds.some((kind) => DOCUMENT_KINDS.includes(kind)) ? [t('loose_documents')] : []),
    ...(kinds.some((kind) => !DOCUMENT_KINDS.includes(kind)) ? [t('loose_grants')] : []),
  ];
  return sentences.length > 0 ? sentencesText(sentences) : undefined;
}

function read(app: App, { passed, loose, failed, missing }: SelfCheck): CheckResult {
  const checks = [...failed, ...loose, ...passed];
  return {
    summary: summaryOf(app, checks),
    failure: failed.length > 0 ? t('self_check_failed') : undefined,
    warning: warningOf(loose),
    isUsed: checks.some(({ kind }) => kind === 'itself'),
    missing,
    rows: rowsOf(checks),
  };
}

const resultOf = (app: App, state: PageState): CheckResult =>
  read(app, selfCheck(app, state.settings, ruleContext(state)));

/** How the rules of an app as it is stored stand the test. Undefined: it is not stored. */
export const checkOf = (state: ReadonlySignal<PageState>, { id }: Pick<App, 'id'>) =>
  computed(() => {
    const app = appById(state.value.apps, id);
    return app && resultOf(app, state.value);
  });
