import type { AppForm, TextField as Field } from '../core/app-form.ts';
import { control, type FieldProps, Frame, frameOf } from './field.tsx';
import type { Choices } from './labels.ts';

export const OptionList = <Value extends string>({ choices }: { choices: Choices<Value> }) => (
  <>
    {choices.map(([value, label]) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
);

type SelectProps<F extends Field> = FieldProps<F> & {
  readonly choices: Choices<AppForm[F]>;
  /** What is shown, where the form's own value cannot stand. */
  readonly value?: AppForm[F];
  /** What else follows from a choice. */
  readonly onChoose?: (value: AppForm[F]) => void;
};

export const SelectField = <F extends Field>({
  choices,
  value,
  onChoose,
  ...props
}: SelectProps<F>) => (
  <Frame {...frameOf(props)}>
    <select
      {...control(props)}
      {...(value !== undefined && { value })}
      onChange={({ currentTarget }) => {
        props.editor.set(props.field, currentTarget.value as AppForm[F]);
        onChoose?.(currentTarget.value as AppForm[F]);
      }}
    >
      <OptionList choices={choices} />
    </select>
  </Frame>
);
