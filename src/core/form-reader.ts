import type { AppForm, TextField } from './app-form.ts';
import { type Problem, problem } from './problem.ts';
import { bad, good, type Result } from './result.ts';

export type FormProblems = Partial<Record<keyof AppForm, Problem>>;

type Parse<Value> = (text: string) => Result<Value, Problem>;

/** Reads field by field and notes what is wrong with each, so that every problem is shown at once. */
export class FormReader {
  readonly problems: FormProblems = {};
  readonly form: AppForm;

  constructor(form: AppForm) {
    this.form = form;
  }

  /** Undefined where the field is wrong: its problem is noted. */
  read<Value>(field: TextField, parse: Parse<Value>): Value | undefined {
    const parsed = parse(this.form[field]);
    if (parsed.ok) return parsed.value;
    this.problems[field] = parsed.fault;
    return undefined;
  }

  /** As `read`, where an empty field says nothing. */
  readIfAny<Value>(field: TextField, parse: Parse<Value>): Value | undefined {
    return this.form[field].trim() === '' ? undefined : this.read(field, parse);
  }

  /** Text that has to be there. */
  readText(field: TextField): string {
    return this.read(field, required) ?? '';
  }
}

/** Anything but nothing. */
export function required(input: string): Result<string, Problem> {
  const text = input.trim();
  return text === '' ? problem('required') : good(text);
}

/** Reads one value a line; empty lines say nothing, a value that stands twice counts once, however written. */
export const lines =
  <Value>(parse: Parse<Value>): Parse<readonly Value[]> =>
  (input) => {
    const values = new Map<string, Value>();
    for (const line of input.split('\n').map((text) => text.trim())) {
      if (line === '') continue;
      const parsed = parse(line);
      if (!parsed.ok) return bad({ ...parsed.fault, line });
      values.set(JSON.stringify(parsed.value), parsed.value);
    }
    return good([...values.values()]);
  };

/** The entries that have a value: what is not there is absent, not undefined. */
export const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
