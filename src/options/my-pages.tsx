import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { lastFailure } from '../ui/actions.ts';
import { seriesText } from '../ui/format.ts';
import type { PageState } from '../ui/page-state.ts';
import { problemText } from '../ui/sentences.ts';
import styles from './app-editor.module.css';
import { controlOf, Frame } from './field.tsx';
import { type Pages, pagesIn } from './pages-model.ts';
import { Revert, SaveLine } from './save-bar.tsx';
import section from './section.module.css';
import { Section } from './section.tsx';

const ID = 'my-pages';

function PagesField({ pages }: { readonly pages: Pages }) {
  const { value: problem } = pages.problem;
  const frame = {
    id: ID,
    label: t('field_pages'),
    problem: problem && problemText(problem),
    hint: t('hint_pages'),
  };
  return (
    <Frame {...frame}>
      <textarea
        dir="ltr"
        {...controlOf(frame)}
        rows={5}
        placeholder="https://shop.example.com"
        value={pages.text.value}
        onInput={({ currentTarget }) => pages.type(currentTarget.value)}
      />
    </Frame>
  );
}

function usersText({ users }: Pages): string {
  const names = seriesText(users.value.map(({ name }) => name));
  return names === '' ? t('my_pages_unused') : t('my_pages_used', names);
}

/** Who has to correct the list gets it under the hand. */
function useFocus({ refusals }: Pages) {
  const form = useRef<HTMLFormElement>(null);
  const count = refusals.value;
  useEffect(() => {
    // What was said and where one had scrolled to belong to another form.
    lastFailure.value = undefined;
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    if (count > 0) form.current?.querySelector('textarea')?.focus();
  }, [count]);
  return form;
}

/** The pages that are the user's own: any app may have all of them as callers by one tick. */
export function MyPages({ state }: { readonly state: ReadonlySignal<PageState> }) {
  const pages = pagesIn(state);
  const form = useFocus(pages);
  return (
    <form
      ref={form}
      class={styles['editor']}
      noValidate
      aria-label={t('my_pages')}
      onSubmit={(event) => {
        event.preventDefault();
        pages.save();
      }}
    >
      <h2 tabIndex={-1}>{t('my_pages')}</h2>
      <Section title="section_pages">
        <PagesField pages={pages} />
        <p class={section['said']}>{usersText(pages)}</p>
      </Section>
      <SaveLine
        status={pages.status.value}
        problems={pages.problem.value ? 1 : 0}
        back={<Revert isChanged={pages.isChanged.value} revert={pages.revert} />}
      />
    </form>
  );
}
