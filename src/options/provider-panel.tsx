import { usesOwnRedirect } from '../core/parse-grant.ts';
import { registerAt } from '../core/providers/fill.ts';
import type { AppKind, Blank, Provider } from '../core/providers/provider.ts';
import { t } from '../platform/i18n.ts';
import { redirectUri } from '../platform/identity.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { OptionList } from './choice-field.tsx';
import type { Editor } from './editor-model.ts';
import { controlOf, Frame } from './field.tsx';
import { BLANK_HINTS, KINDS } from './labels.ts';
import styles from './provider-panel.module.css';
import { issuerIn, type Reading } from './reading.ts';
import type { SectionProps } from './section.tsx';

interface PanelProps {
  readonly editor: Editor;
  readonly reading: Reading;
  readonly provider: Provider;
}

/** A name may stand for several. */
function WhichProvider({ editor, reading, provider }: PanelProps) {
  const { providers } = reading;
  if (providers.length < 2) return null;
  const frame = { id: 'provider', label: t('choose_provider') };
  return (
    <Frame {...frame}>
      <select
        {...controlOf(frame)}
        value={provider.id}
        onChange={({ currentTarget }) => {
          const chosen = providers.find(({ id }) => id === currentTarget.value);
          if (chosen) editor.address.chooseProvider(chosen);
        }}
      >
        <OptionList choices={providers.map(({ id, name }) => [id, name])} />
      </select>
    </Frame>
  );
}

function WhichKind({ editor, reading, provider }: PanelProps) {
  const kinds: readonly AppKind[] = provider.kinds ?? [];
  if (kinds.length === 0) return null;
  const frame = { id: 'kind', label: t('choose_kind'), hint: t('hint_kind') };
  return (
    <Frame {...frame}>
      <select
        {...controlOf(frame)}
        value={reading.kind?.id}
        onChange={({ currentTarget }) => {
          const chosen = kinds.find(({ id }) => id === currentTarget.value);
          if (chosen) editor.address.chooseKind(chosen);
        }}
      >
        <OptionList choices={kinds.map(({ id }) => [id, t(KINDS[id])])} />
      </select>
    </Frame>
  );
}

type BlankProps = Pick<PanelProps, 'editor' | 'reading'> & { readonly blank: Blank };

function blankProblem({ reading: { refused, blanks }, blank }: BlankProps) {
  if (!refused.includes(blank.name)) return undefined;
  return blanks[blank.name] ? t('problem_blank', blank.example) : t('problem_required');
}

/** With an empty choice first, so that none is made by accident. */
const choicesIn = (values: readonly string[]) =>
  ['', ...values].map((value) => [value, value] as const);

function BlankField(props: BlankProps) {
  const { editor, reading, blank } = props;
  const hint = BLANK_HINTS[blank.name];
  const frame = {
    id: `blank-${blank.name}`,
    label: t(`blank_${blank.name}`),
    problem: blankProblem(props),
    hint: hint && t(hint),
  };
  const value = reading.blanks[blank.name] ?? '';
  const attributes = {
    ...controlOf(frame),
    value,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
      editor.address.setBlank(blank.name, currentTarget.value),
  };
  return (
    <Frame {...frame}>
      {blank.choices ? (
        <select {...attributes}>
          <OptionList choices={choicesIn(blank.choices)} />
        </select>
      ) : (
        <input
          {...attributes}
          type="text"
          dir="ltr"
          placeholder={blank.example}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            editor.findEndpoints();
          }}
        />
      )}
    </Frame>
  );
}

const Register = ({ provider, reading }: PanelProps) => {
  const address = registerAt(provider, reading.blanks);
  if (address === undefined) return null;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {t('register_there', provider.name)}
    </a>
  );
};

function Hint(props: PanelProps) {
  const { provider, reading } = props;
  const isWithoutMetadata =
    provider.quirks?.includes('no_discovery') && issuerIn(reading) !== undefined;
  return (
    <p class={styles['hint']}>
      <b>{provider.name}</b> {t(`provider_hint_${provider.id}`)}{' '}
      {isWithoutMetadata && t('no_discovery', provider.name)} <Register {...props} />
    </p>
  );
}

/** At hand where the hint asks to paste it at the provider. */
function OwnRedirect({ editor }: SectionProps) {
  const { grant } = editor.form.value;
  if (grant !== 'authorization_code' || !usesOwnRedirect(editor.form.value)) return null;
  return (
    <div class={styles['redirect']}>
      <code>{redirectUri()}</code>
      <CopyButton label={t('copy_redirect_uri')} text={redirectUri()} />
    </div>
  );
}

/** What a provider has to be told apart by: a few blanks in place of an address. */
export const ProviderPanel = (props: PanelProps) => (
  <div class={styles['panel']}>
    <WhichProvider {...props} />
    <Hint {...props} />
    <OwnRedirect editor={props.editor} />
    <div class={styles['blanks']}>
      {props.provider.blanks.map((blank) => (
        <BlankField key={blank.name} editor={props.editor} reading={props.reading} blank={blank} />
      ))}
      <WhichKind {...props} />
    </div>
  </div>
);
